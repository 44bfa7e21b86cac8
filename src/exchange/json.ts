import { limits } from "./limits.ts";

export type JsonFault =
  | "too-long"
  | "encoding"
  | "syntax"
  | "too-deep"
  | "too-many"
  | "duplicate-key"
  | "forbidden-key";

/** Thrown by `parseStrictly`; the text itself never appears in it. */
export class JsonRefusal extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = "JsonRefusal";
    this.fault = fault;
  }
}

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/** Objects, lists and keys of one text: each takes far more memory than the byte or two that it is written with. */
const maxMarks = 1_000_000;

/**
 * Parses JSON from outside: UTF-8 without a mark, at most `maxBytes` long, 32 levels deep and of a million objects, lists
 * and keys, no key twice in an object (two readers would see two values), none that JavaScript treats as its own. Throws
 * `JsonRefusal`.
 */
export function parseStrictly(bytes: Uint8Array, maxBytes: number = limits.lineBytes): unknown {
  if (bytes.length > maxBytes) throw new JsonRefusal("too-long");
  const text = decoded(bytes);
  try {
    checkStructure(text);
    return JSON.parse(text);
  } catch (cause) {
    throw cause instanceof JsonRefusal ? cause : new JsonRefusal("syntax", { cause });
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new JsonRefusal("encoding", { cause });
  }
}

/**
 * Walks over the text before anything is built of it, each character once: only brackets and strings matter. In a text
 * that is no JSON it may see anything; then parsing refuses it.
 */
function checkStructure(text: string): void {
  const open: (Set<string> | null)[] = [];
  let marks = 0;
  const count = () => {
    marks += 1;
    if (marks > maxMarks) throw new JsonRefusal("too-many");
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "{" || character === "[") {
      count();
      open.push(character === "{" ? new Set() : null);
      if (open.length > limits.jsonDepth) throw new JsonRefusal("too-deep");
    } else if (character === "}" || character === "]") {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (isFollowedByColon(text, end)) {
        count();
        addKey(open.at(-1), text.slice(at, end));
      }
      at = end - 1;
    }
  }
}

/** Behind its closing quote; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (character === '"') return at + 1;
  }
  return text.length;
}

function isFollowedByColon(text: string, from: number): boolean {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") at += 1;
  return text[at] === ":";
}

function addKey(keys: Set<string> | null | undefined, string: string): void {
  const key: string = JSON.parse(string);
  if (forbiddenKeys.has(key)) throw new JsonRefusal("forbidden-key");
  if (keys?.has(key)) throw new JsonRefusal("duplicate-key");
  keys?.add(key);
}
