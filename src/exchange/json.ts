import { limits } from "./limits.ts";

export type JsonFault = "too-long" | "encoding" | "syntax" | "too-deep" | "duplicate-key" | "forbidden-key";

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

/**
 * Parses JSON from outside: UTF-8 without a mark, at most `maxBytes` long and 32 levels deep, no key twice in an object
 * (two readers would see two values), none that JavaScript treats as its own. Throws `JsonRefusal`.
 */
export function parseStrictly(bytes: Uint8Array, maxBytes: number = limits.lineBytes): unknown {
  if (bytes.length > maxBytes) throw new JsonRefusal("too-long");
  const text = decoded(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new JsonRefusal("syntax", { cause });
  }
  checkKeysAndDepth(text);
  return value;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new JsonRefusal("encoding", { cause });
  }
}

/** Walks over text that is known to be JSON: only brackets and strings matter. */
function checkKeysAndDepth(text: string): void {
  const open: (Set<string> | null)[] = [];
  const tokens = /[{}[\]]|("(?:[^"\\]|\\.)*")(\s*:)?/g;
  for (const [token, string, colon] of text.matchAll(tokens)) {
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : null);
      if (open.length > limits.jsonDepth) throw new JsonRefusal("too-deep");
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (string !== undefined && colon !== undefined) {
      const key: string = JSON.parse(string);
      if (forbiddenKeys.has(key)) throw new JsonRefusal("forbidden-key");
      const keys = open.at(-1);
      if (keys?.has(key)) throw new JsonRefusal("duplicate-key");
      keys?.add(key);
    }
  }
}
