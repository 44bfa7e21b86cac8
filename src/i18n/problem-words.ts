import type { Problem, ProblemCode, ProblemParams } from "../domain/problem.ts";
import type { Translate, WordParams } from "./translate.ts";
import type { WordKey } from "./words.ts";

/** Params that hold codes of the program: each is told by its label. */
const labelled: Readonly<Record<string, string>> = {
  stage: "code.stage",
  needed: "code.stage",
  right: "code.right",
  findings: "code.finding",
  ground: "code.ground",
  state: "code.parcel",
};

/** What happened, and what to do, in the officer's language; codes within are told by their labels. */
export function problemWords(
  { code, params }: Pick<Problem, "code" | "params">,
  say: Translate,
): { readonly message: string; readonly hint: string } {
  const values = paramsInWords(params, say);
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

function paramsInWords(params: ProblemParams, say: Translate): WordParams {
  const label = (area: string, value: string): string => {
    try {
      return say(`${area}.${value}` as WordKey);
    } catch {
      return value;
    }
  };
  const inWords = (name: string, value: string): string => {
    if (name === "faults") {
      const [place = "", fault] = value.split(" ");
      return fault === undefined ? value : `${place}: ${label("code.fault", fault)}`;
    }
    const area = labelled[name];
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
