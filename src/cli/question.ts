import type { Day } from "../domain/day.ts";

/** What a prompt gives when the officer wants the question before: `<` or Esc. */
export const back = Symbol("back");
export type Back = typeof back;

interface Asked {
  /** The question in the officer's language. */
  readonly message: string;
  /** The flag (`--category`) or the field of a file (`applicant.citizenship`) that answers it where nobody can be asked. */
  readonly answer: string;
}

/** A sentence that says what is wrong with an answer; null when it is good. */
type Fault = string | null;

export interface Choice<Value> {
  readonly value: Value;
  readonly name: string;
  /** Shown under the list while the choice is the current one. */
  readonly description?: string;
  /** Why it cannot be chosen. */
  readonly disabled?: string;
}

/** A line of a list that cannot be chosen and stands over those that can. */
export interface Heading {
  readonly heading: string;
}

export interface SelectQuestion<Value> extends Asked {
  readonly choices: readonly (Choice<Value> | Heading)[];
  /** The answer given before, marked when the list opens. */
  readonly earlier?: Value | undefined;
}

export interface SearchQuestion<Value> extends Asked {
  readonly choices: readonly (Choice<Value> & {
    /** Other words that find it: a code, the name in the other languages. */
    readonly keywords?: readonly string[];
  })[];
  readonly earlier?: Value | undefined;
}

export interface CheckboxQuestion<Value> extends Asked {
  readonly choices: readonly (Choice<Value> | Heading)[];
  readonly earlier?: readonly Value[] | undefined;
  /** True where nothing marked is an answer too. */
  readonly optional?: boolean;
}

export interface ConfirmQuestion extends Asked {
  /** The answer that changes nothing: it stands first, so that Enter alone is harmless. */
  readonly safe: boolean;
  /** What the two lines say; "Yes" and "No" where nothing is given. */
  readonly yes?: string;
  readonly no?: string;
  readonly earlier?: boolean | undefined;
}

export interface TextQuestion extends Asked {
  readonly earlier?: string | undefined;
  /** True where an empty answer is good; it is given as "". */
  readonly optional?: boolean;
  /** The longest answer in characters: 200 where nothing is given, 4,000 for prose. */
  readonly max?: number;
  /** True where the answer must be typed key by key: what is pasted is taken away, and the officer told. One line only. */
  readonly typed?: boolean;
  readonly check?: (text: string) => Fault;
}

export interface DateQuestion extends Asked {
  readonly earlier?: Day | undefined;
  readonly check?: (day: Day) => Fault;
}

export interface PassportQuestion extends Asked {
  readonly earlier?: readonly string[] | undefined;
  /** True for a document without machine-readable lines; the answer is then empty. */
  readonly optional?: boolean;
  readonly check?: (lines: readonly string[]) => Fault;
}
