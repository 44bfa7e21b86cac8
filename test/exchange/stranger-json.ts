/** Why a JSON text is refused by docs/exchange-format.md, "JSON". */
export class BadJson extends Error {}

const forbidden = ["__proto__", "constructor", "prototype"];

/**
 * JSON as the page demands it: no key twice, none of three names, at most 32 levels. Written anew, so that it can agree
 * or disagree with the program.
 */
export function strictJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  let at = 0;
  const fail = (): never => {
    throw new BadJson(`at ${at}`);
  };
  const blank = () => {
    while (" \t\r\n".includes(text[at] ?? "x")) at += 1;
  };
  const expect = (mark: string) => {
    blank();
    if (text[at] !== mark) fail();
    at += 1;
  };
  const next = (mark: string): boolean => {
    blank();
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  };
  const literal = (): unknown => {
    const found = /^(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/.exec(text.slice(at, at + 300_000))?.[0];
    if (found === undefined) return fail();
    at += found.length;
    return JSON.parse(found);
  };
  const value = (depth: number): unknown => {
    if (depth > 33) fail();
    blank();
    if (next("[")) return depth > 32 ? fail() : list(depth);
    if (next("{")) return depth > 32 ? fail() : object(depth);
    return literal();
  };
  const list = (depth: number): unknown[] => {
    const all: unknown[] = [];
    if (next("]")) return all;
    do all.push(value(depth + 1));
    while (next(","));
    expect("]");
    return all;
  };
  const object = (depth: number): Record<string, unknown> => {
    const all: Record<string, unknown> = {};
    if (next("}")) return all;
    do {
      blank();
      const key = text[at] === '"' ? String(literal()) : String(fail());
      if (forbidden.includes(key) || Object.hasOwn(all, key)) fail();
      expect(":");
      all[key] = value(depth + 1);
    } while (next(","));
    expect("}");
    return all;
  };
  const whole = value(1);
  blank();
  if (at !== text.length) fail();
  return whole;
}
