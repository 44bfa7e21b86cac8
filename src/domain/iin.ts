import type * as v from "valibot";
import type { Sex } from "./applicant.ts";
import type { PartialDate } from "./partial-date.ts";

/** Twelve ASCII digits whose control digit is right. */
export type Iin = string & v.Brand<"Iin">;

export const iinFaults = ["length", "digits", "bin", "century", "never-issued", "control-digit"] as const;
/**
 * Why a text is no IIN. `bin`: it is the number of an organisation. `century`: place 7 is none of 0 to 6.
 * `never-issued`: both rounds of the control sum give 10, and such a number is given to nobody.
 */
export type IinFault = (typeof iinFaults)[number];

export type IinCheck =
  | { readonly valid: true; readonly iin: Iin }
  | { readonly valid: false; readonly reason: IinFault };

const rounds = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
] as const;

/** The control digit for the first eleven digits; null when the number can never be issued. */
function controlDigit(digits: string): number | null {
  for (const weights of rounds) {
    const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0) % 11;
    if (sum < 10) return sum;
  }
  return null;
}

/**
 * Checks what somebody typed or a file states, space around it ignored. Only the hard rules: the digits need not
 * match the person's birth date or sex, and need not form a date (`iinAgreesWith` tells that apart).
 */
export function checkIin(text: string): IinCheck {
  const digits = text.trim();
  const reason = iinFault(digits);
  return reason === null ? { valid: true, iin: digits as Iin } : { valid: false, reason };
}

function iinFault(digits: string): IinFault | null {
  if (/[^0-9]/.test(digits)) return "digits";
  if (digits.length !== 12) return "length";
  if (/^.{4}[456]/.test(digits)) return "bin";
  if (/^.{6}[789]/.test(digits)) return "century";
  const control = controlDigit(digits);
  if (control === null) return "never-issued";
  return control === Number(digits[11]) ? null : "control-digit";
}

export type IinDifference = "birth-date" | "sex";

/**
 * Where the digits of an IIN (twelve of them, checked before) disagree with a person; empty when they agree. An officer
 * confirms each with a reason; none ever blocks. An unknown day or month, sex `X`, and 0 in place 7 (a foreigner:
 * neither century nor sex) contradict nothing.
 */
export function iinAgreesWith(
  iin: string,
  person: { readonly birthDate: PartialDate; readonly sex: Sex },
): IinDifference[] {
  const seventh = Number(iin[6]);
  const known = person.birthDate.replace(/[-X]/g, "");
  const century = seventh === 0 ? known.slice(0, 2) : String(17 + Math.ceil(seventh / 2));
  const sex = seventh === 0 ? "X" : seventh % 2 === 1 ? "M" : "F";
  const differences: IinDifference[] = [];
  if (!`${century}${iin.slice(0, 6)}`.startsWith(known)) differences.push("birth-date");
  if (sex !== "X" && person.sex !== "X" && sex !== person.sex) differences.push("sex");
  return differences;
}

/** What a made-up number is put together from. */
export interface IinParts {
  /** Six digits, `YYMMDD`. */
  readonly yymmdd: string;
  /** 0 to 6. */
  readonly seventh: number;
  /** 0 to 9999. */
  readonly serial: number;
}

/** A number for the simulator of the centre and for tests; null when these parts make one that is never issued. */
export function syntheticIin({ yymmdd, seventh, serial }: IinParts): Iin | null {
  const digits = `${yymmdd}${seventh}${String(serial).padStart(4, "0")}`;
  if (!/^\d{4}[0-3]\d[0-6]\d{4}$/.test(digits)) throw new RangeError("not the parts of an IIN");
  const control = controlDigit(digits);
  return control === null ? null : (`${digits}${control}` as Iin);
}
