import type { LetterRegister } from "../domain/office-page.ts";

const columns = [
  "letter",
  "number",
  "kind",
  "case",
  "addressee",
  "issuedOn",
  "state",
  "printedOn",
  "servedOn",
  "servedTo",
  "servedHow",
  "identitySeen",
  "appealUntil",
  "reprints",
  "voidedOn",
  "voidReason",
  "supersededBy",
] as const;

/** A spreadsheet would run a cell that begins like a formula: such a text gets an apostrophe before it. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null): string => {
  const text = harmless(String(value ?? ""));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * The register as CSV (RFC 4180, UTF-8 with its mark so that spreadsheets read Cyrillic): codes and ISO dates, one letter
 * a line. The column of names stands only where names were asked for.
 */
export function registerCsv(register: LetterRegister): string {
  const named = register.rows.some((row) => row.addressee !== null);
  const shown = columns.filter((column) => named || (column !== "addressee" && column !== "voidReason"));
  const lines = register.rows.map((row) => {
    const { on = null, to = null, how = null, identitySeen } = row.served ?? {};
    const seen = identitySeen === undefined ? null : identitySeen ? "yes" : "no";
    const values = { ...row, servedOn: on, servedTo: to, servedHow: how, identitySeen: seen };
    return shown.map((column) => cell(values[column])).join(",");
  });
  return `\ufeff${[shown.join(","), ...lines].join("\r\n")}\r\n`;
}
