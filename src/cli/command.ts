import type { Problem } from "../domain/problem.ts";
import type { Desk } from "./desk.ts";
import type { Screen } from "./screen.ts";

/** A flag as it is typed: `--from FILE`. */
export interface Flag {
  readonly name: `--${string}`;
  /** Its help stands in i18n under `flag.<help>`; without it under its name. */
  readonly help?: string;
  /** What follows it, in capitals; without it the flag is a switch. */
  readonly value?: string;
  /** Takes several values: `--ground CODE CODE`. */
  readonly many?: boolean;
  readonly choices?: readonly string[];
  /** Says nothing unless one of these is given too. */
  readonly beside?: readonly Flag["name"][];
  /** Cannot be given together with any of these. */
  readonly never?: readonly Flag["name"][];
}

export const helpKey = ({ name, help }: Flag): string => help ?? name.slice(2);

/** One command of the desk as data: the program, its help and its documentation are made from it. */
export interface CommandShape {
  /** `case open`; its help stands in i18n under `command.<path with dashes>`. */
  readonly path: string;
  /** `CASE`, `[FILE]`, `FILE...` */
  readonly args?: readonly string[];
  readonly flags?: readonly Flag[];
  /** Changes something, so the program must know which officer acts. */
  readonly acts?: boolean;
  readonly load: () => Promise<{ readonly run: Run }>;
}

/** What was typed, by name without dashes: `call.flags.from`, `call.args[0]`. */
export interface Call {
  readonly args: readonly (string | readonly string[] | undefined)[];
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** What a command gives: the same facts for a script and for a person. */
export interface Result {
  /** Printed with `"format": 1` before it. */
  readonly json: Readonly<Record<string, unknown>>;
  show(screen: Screen): void;
  /** Done for some of what was asked. */
  readonly exit?: 6;
  /** What a check says where it finds something not good: people see the page, a script gets the problem. */
  readonly notGood?: Problem | null;
  /** What could not be done beside the rest: the page tells it too, a script gets the problem with the result in it. */
  readonly failed?: Problem | null;
}

export type Run = (desk: Desk, call: Call) => Promise<Result>;

export const textFlag = (call: Call, name: string): string | undefined => {
  const value = call.flags[name];
  return typeof value === "string" ? value : undefined;
};
export const listFlag = (call: Call, name: string): readonly string[] => {
  const value = call.flags[name];
  return Array.isArray(value) ? value : [];
};
export const isSet = (call: Call, name: string): boolean => call.flags[name] === true;
export const argument = (call: Call, index: number): string => {
  const value = call.args[index];
  if (typeof value !== "string") throw new Error(`argument ${index} was not given`);
  return value;
};
