import { isMap, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { RuleFaultCode } from "../domain/rule-fault.ts";

/** A place in a value: keys and indexes from the root. */
export type Place = readonly (string | number)[];

/** A YAML text, read: its value, what keeps it from being one, and where each part of it stands. */
export interface YamlText {
  readonly value: unknown;
  /** With `LINE:COLUMN`. */
  readonly faults: readonly { readonly at: string; readonly code: RuleFaultCode }[];
  /** `LINE:COLUMN` of the nearest part of a place that the text has; of a key where there is one. */
  at(place: Place): string;
}

/** Reads one YAML document. Aliases, keys given twice and whatever draws a warning are faults. */
export function readText(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const faults = [...document.errors, ...document.warnings].map((error): { at: string; code: RuleFaultCode } => ({
    at: position(error.pos[0]),
    code: error.code === "DUPLICATE_KEY" ? "key-twice" : "syntax",
  }));
  visit(document, {
    Alias: (_, alias) => {
      faults.push({ at: position(offsetOf(alias) ?? 0), code: "alias" });
    },
  });
  return {
    value: faults.length > 0 ? null : document.toJS(),
    faults,
    at: (place) => position(offsetIn(document.contents, place)),
  };
}

function offsetIn(root: unknown, place: Place): number {
  let node = root;
  let offset = offsetOf(node) ?? 0;
  for (const key of place) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === String(key));
      if (pair === undefined) return offset;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = offsetOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

const offsetOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
