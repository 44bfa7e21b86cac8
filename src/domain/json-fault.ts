// A string up to its closing quote; numbers and names as JSON writes them (RFC 8259).
const tokens = {
  space: /[ \t\n\r]*/y,
  string: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,
  begunString: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
  word: /true|false|null/y,
} as const;

type Place = "value" | "first-value" | "key" | "first-key" | "colon" | "next" | "end";

/**
 * Where a text stops being JSON, counted in UTF-16 units; the text's length where something is missing at its end, null
 * where the text is JSON. The engine's own message names a place only sometimes, and quotes the text.
 */
export function jsonFaultAt(text: string): number | null {
  const open: ("{" | "[")[] = [];
  let at = 0;
  let place: Place = "value";
  const take = (token: keyof typeof tokens): boolean => {
    const pattern = tokens[token];
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || found[0] === "") return false;
    at = pattern.lastIndex;
    return true;
  };
  const afterValue = (): Place => (open.length === 0 ? "end" : "next");
  for (;;) {
    take("space");
    const sign = text[at];
    if (sign === undefined) return place === "end" ? null : text.length;
    if (place === "end") return at;
    if (place === "next") {
      if (sign === (open.at(-1) === "{" ? "}" : "]")) {
        open.pop();
        place = afterValue();
      } else if (sign === ",") place = open.at(-1) === "{" ? "key" : "value";
      else return at;
      at += 1;
    } else if (place === "colon") {
      if (sign !== ":") return at;
      at += 1;
      place = "value";
    } else if (place === "key" || place === "first-key") {
      if (place === "first-key" && sign === "}") {
        open.pop();
        at += 1;
        place = afterValue();
      } else if (sign !== '"') return at;
      else if (take("string")) place = "colon";
      else return faultInString();
    } else if (place === "first-value" && sign === "]") {
      open.pop();
      at += 1;
      place = afterValue();
    } else if (sign === "{" || sign === "[") {
      open.push(sign);
      at += 1;
      place = sign === "{" ? "first-key" : "first-value";
    } else if (sign === '"') {
      if (!take("string")) return faultInString();
      place = afterValue();
    } else if (take("number") || take("word")) place = afterValue();
    else return at;
  }

  function faultInString(): number {
    take("begunString");
    return at;
  }
}
