import { type Day, dayOrNull } from "./day.ts";
import { type LetterId, letterIdPattern } from "./ids.ts";

/** A check code taken apart: what is signed, who signed it, and the signature; all of it in base 32 but the day. */
export interface CheckCode {
  readonly letter: LetterId;
  readonly on: Day;
  readonly digest: string;
  /** The short name of the key. */
  readonly key: string;
  readonly signature: string;
}

const mark = "IIN-DESK:1";
const base32 = "[A-Z2-7]";
const shape = new RegExp(
  `^${mark}:([A-Z0-9-]{10,80}):(\\d{4}-\\d{2}-\\d{2}):(${base32}{32}):(${base32}{8}):(${base32}{103})$`,
);

/** Where a check code stands in the bytes of a file, read as Latin-1. */
export const checkCodeAnywhere = new RegExp(
  `${mark}:[A-Z0-9-]{10,80}:[0-9-]{10}:${base32}{32}:${base32}{8}:${base32}{103}`,
);

/** A letter's id as a person may type it, in any case. */
export function letterIdOrNull(text: string): LetterId | null {
  const typed = text.trim();
  const [, head = "", tail = ""] = /^([A-Za-z0-9]+-\d{4}-\d{6})-([A-Za-z-]+-\d+)$/.exec(typed) ?? [];
  const id = `${head.toUpperCase()}-${tail.toLowerCase()}`;
  return letterIdPattern.test(id) ? (id as LetterId) : null;
}

/** What is signed: letter (with its office and kind), day and digest. Capitals only: such a QR code is smaller. */
export const signedPart = ({ letter, on, digest }: Pick<CheckCode, "letter" | "on" | "digest">): string =>
  `${mark}:${letter.toUpperCase()}:${on}:${digest}`;

/** The whole code as it stands in the QR code. */
export const checkCodeText = (code: CheckCode): string => `${signedPart(code)}:${code.key}:${code.signature}`;

/** Reads a code as a scanner types it, with whatever case and space; null for a text that is none. */
export function checkCodeOrNull(text: string): CheckCode | null {
  const [, id = "", day = "", digest = "", key = "", signature = ""] =
    shape.exec(text.replace(/\s/g, "").toUpperCase()) ?? [];
  const letter = letterIdOrNull(id);
  const on = dayOrNull(day);
  return letter === null || on === null ? null : { letter, on, digest, key, signature };
}

/** The group of signs that is typed with a letter's id: the beginning of its digest. */
export const groupOf = (digest: string): string => `${digest.slice(0, 4)}-${digest.slice(4, 8)}`;

/** `BER-2026-000001-issuance-1-ABCD-EFGH` as a person types it; null for a text that is none. */
export function typedCodeOrNull(text: string): { readonly letter: LetterId; readonly group: string } | null {
  const [, id = "", group = ""] = /^(.+)-([A-Z2-7]{4}-[A-Z2-7]{4})$/i.exec(text.replace(/\s/g, "")) ?? [];
  const letter = letterIdOrNull(id);
  return letter === null ? null : { letter, group: group.toUpperCase() };
}
