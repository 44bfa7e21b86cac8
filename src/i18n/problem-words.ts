import type { Problem, ProblemCode, ProblemParams } from "../domain/problem.ts";
import type { Translate, WordParams } from "./translate.ts";
import type { WordKey } from "./words.ts";

/** Params that hold codes of the program, by name or by problem and name: each is told by its label. */
const labelled: Readonly<Record<string, string>> = {
  stage: "code.stage",
  needed: "code.stage",
  right: "code.right",
  findings: "code.finding",
  ground: "code.ground",
  state: "code.parcel",
  doubt: "code.doubt",
  iinFault: "view.iin.reasons",
  fault: "code.quarantine",
  ended: "code.quarantineState",
  "not-an-iin.reason": "view.iin.reasons",
  "letter-not-good.reason": "view.check.faults",
};

/** What happened, and what to do, in the officer's language; codes within are told by their labels. */
export function problemWords(
  { code, params }: Pick<Problem, "code" | "params">,
  say: Translate,
): { readonly message: string; readonly hint: string } {
  const values = paramsInWords(code, params, say);
  return { message: told(code, "message", values, say), hint: told(code, "hint", values, say) };
}

/** A problem must be told even where its thrower forgot a parameter of its words. */
function told(code: ProblemCode, part: "message" | "hint", values: WordParams, say: Translate): string {
  try {
    return say(`problem.${code}.${part}` as WordKey, values);
  } catch {
    return part === "message" ? `${code} ${JSON.stringify(values)}` : "";
  }
}

/** What is wrong with one value of a file, or with a file of rules; a code that nobody put into words stays as it is. */
export function faultInWords(fault: string, say: Translate): string {
  for (const area of ["code.fault", "law.fault"]) {
    try {
      return say(`${area}.${fault}` as WordKey);
    } catch {
      // Not a code of this area.
    }
  }
  return fault;
}

function paramsInWords(code: ProblemCode, params: ProblemParams, say: Translate): WordParams {
  const label = (area: string, value: string): string => {
    try {
      return say(`${area}.${value}` as WordKey, { letter: String(params.letter ?? "") });
    } catch {
      return value;
    }
  };
  const inWords = (name: string, value: string): string => {
    if (name === "faults") {
      // `place code`, and before it `LINE:COLUMN` in a file of rules.
      const parts = value.split(" ");
      const fault = parts.pop() ?? "";
      return parts.length === 0 ? value : `${parts.join(" ")}: ${faultInWords(fault, say)}`;
    }
    const area = labelled[`${code}.${name}`] ?? labelled[name];
    return area === undefined ? value : label(area, value);
  };
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === "number") return [name, value];
      const words =
        typeof value === "string" ? inWords(name, value) : value.map((one) => inWords(name, one)).join("; ");
      return [name, words];
    }),
  );
}
