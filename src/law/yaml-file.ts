import * as v from "valibot";
import { isMap, isSeq, LineCounter, type Node, parse, parseDocument } from "yaml";
import { faultsOf } from "../domain/json-file.ts";
import { Problem } from "../domain/problem.ts";

/** A place in a value: keys and indexes from the root. */
export type Place = readonly (string | number)[];

const options = { prettyErrors: false, uniqueKeys: true, maxAliasCount: 0 } as const;

/** A YAML text and where each part of it stands; read with places only when something is wrong. */
export class YamlPlaces {
  readonly #lines = new LineCounter();
  readonly #document;

  constructor(text: string) {
    this.#document = parseDocument(text, { ...options, lineCounter: this.#lines, keepSourceTokens: false });
  }

  /** `LINE:COLUMN code` of every fault of the syntax. */
  syntaxFaults(): string[] {
    return this.#document.errors.map(
      (error) => `${this.#at(error.pos[0])} ${error.code.toLowerCase().replaceAll("_", "-")}`,
    );
  }

  /** `LINE:COLUMN` of the nearest part of the place that the file has; of the key itself where it has one. */
  of(place: Place): string {
    let node: unknown = this.#document.contents;
    let offset = offsetOf(node);
    for (const key of place) {
      if (isMap(node)) {
        const pair = node.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === String(key));
        if (pair === undefined) break;
        offset = offsetOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        offset = offsetOf(node) ?? offset;
      } else break;
    }
    return this.#at(offset ?? 0);
  }

  #at(offset: number): string {
    const { line, col } = this.#lines.linePos(offset);
    return `${line}:${col}`;
  }
}

const offsetOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

/** A fault of meaning that a schema cannot see: its place and its code. */
export interface MeaningFault {
  readonly place: Place;
  readonly code: string;
}

/**
 * Reads YAML by a schema. Aliases, unknown tags, keys given twice and keys the schema does not know are refused.
 * Throws `bad-rules` with the path and every fault as `LINE:COLUMN /place code`.
 */
export function readYaml<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  path: string,
  meaning: (value: v.InferOutput<Schema>) => readonly MeaningFault[] = () => [],
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, parsed(text, path));
  const faults = result.success
    ? meaning(result.output).map(({ place, code }) => ({ place, text: `/${place.join("/")} ${code}` }))
    : faultsOf(result.issues).map((fault, index) => ({
        place: (result.issues[index]?.path ?? []).map((part) => part.key as string | number),
        text: fault,
      }));
  if (result.success && faults.length === 0) return result.output;
  const places = new YamlPlaces(text);
  throw new Problem("bad-rules", { path, faults: faults.map((fault) => `${places.of(fault.place)} ${fault.text}`) });
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text, options);
  } catch {
    const faults = new YamlPlaces(text).syntaxFaults();
    throw new Problem("bad-rules", { path, faults: faults.length > 0 ? faults : ["1:1 unreadable"] });
  }
}
