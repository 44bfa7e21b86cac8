/**
 * Holds what a program said against an example in which `…` stands for anything: a whole value, a part of a text, the
 * rest of a list, the other fields of an object. Gives the places that differ.
 */
export function exampleFaults(expected: unknown, said: unknown, at = ""): string[] {
  if (expected === "…") return [];
  if (typeof expected === "string" && typeof said === "string")
    return likeText(expected, said) ? [] : [fault(at, said)];
  if (Array.isArray(expected) && Array.isArray(said)) return listFaults(expected, said, at);
  if (isObject(expected) && isObject(said)) return objectFaults(expected, said, at);
  return Object.is(expected, said) ? [] : [fault(at, said)];
}

const fault = (at: string, said: unknown): string => `${at === "" ? "/" : at} is ${JSON.stringify(said)}`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function likeText(expected: string, said: string): boolean {
  const [start = "", ...rest] = expected.split("…");
  if (rest.length === 0) return expected === said;
  return said.length >= expected.length - 1 && said.startsWith(start) && said.endsWith(rest.at(-1) ?? "");
}

function listFaults(expected: readonly unknown[], said: readonly unknown[], at: string): string[] {
  const open = expected.at(-1) === "…";
  const stated = open ? expected.slice(0, -1) : expected;
  if (said.length < stated.length || (!open && said.length > stated.length)) return [fault(at, said)];
  return stated.flatMap((one, index) => exampleFaults(one, said[index], `${at}/${index}`));
}

function objectFaults(expected: Record<string, unknown>, said: Record<string, unknown>, at: string): string[] {
  const missing = Object.keys(expected).filter((key) => key !== "…" && !(key in said));
  const extra = "…" in expected ? [] : Object.keys(said).filter((key) => !(key in expected));
  return [
    ...missing.map((key) => `${at}/${key} is missing`),
    ...extra.map((key) => fault(`${at}/${key}`, said[key])),
    ...Object.entries(expected).flatMap(([key, value]) =>
      key in said && key !== "…" ? exampleFaults(value, said[key], `${at}/${key}`) : [],
    ),
  ];
}
