import type { Addressee } from "../domain/letter-parts.ts";

const spaced = (...parts: (string | null)[]): string => parts.filter((part) => part !== null).join(" ");

/** Surname and given names as the machine-readable zone writes them; a name cut short there ends with an ellipsis. */
export const recordName = (addressee: Addressee): string =>
  spaced(addressee.record.surname, addressee.record.givenNames) + (addressee.record.truncated ? "…" : "");

/**
 * The name as the visual zone writes it, patronymic included; null where it says the same. Capitals alone are no
 * difference: the machine-readable zone has nothing else.
 */
export function visualName(addressee: Addressee): string | null {
  const { surname, givenNames, patronymic } = addressee.visual;
  const name = spaced(surname, givenNames, patronymic);
  const record = spaced(addressee.record.surname, addressee.record.givenNames);
  return name.toUpperCase() === record.toUpperCase() ? null : name;
}
