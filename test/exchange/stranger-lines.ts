import { BadJson, strictJson } from "./stranger-json.ts";

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

// The tables of docs/exchange-format.md, typed off.

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const exactly =
  (shape: Shape): Check =>
  (value) =>
    isObject(value) &&
    Object.keys(value).every((key) => Object.hasOwn(shape, key)) &&
    Object.entries(shape).every(([key, check]) => Object.hasOwn(value, key) && check(value[key]));
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
export const list =
  (check: Check, least = 0, most = Number.POSITIVE_INFINITY): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(check);
export const like =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
export const one =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
/** No control characters, no bidirectional marks, no zero-width characters. */
const isPlain = (text: string) =>
  !/[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(text);
export const line =
  (most: number): Check =>
  (value) =>
    typeof value === "string" && value.trim() !== "" && value.length <= most && isPlain(value);
const prose: Check = (value) =>
  typeof value === "string" && value.trim() !== "" && value.length <= 4000 && isPlain(value.replaceAll("\n", " "));
export const uuid = like(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
export const digest = like(/^[0-9a-f]{64}$/);
export const day: Check = (value) => {
  if (!like(/^\d{4}-\d\d-\d\d$/)(value)) return false;
  const time = Date.parse(`${String(value)}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(String(value));
};
export const time = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/);
export const whole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
export const truth = one(true, false);

const code = line(60);
const texts = orNull(exactly({ kk: prose, ru: prose }));
const state = one("RECEIVED", "ACCEPTED", "IN-WORK", "RULED", "RECALLED", "UNKNOWN");
const about = { item: uuid, digest: orNull(digest) };
const registeredAs = orNull(
  exactly({
    surname: line(120),
    givenNames: orNull(line(120)),
    birthDate: line(10),
    citizenship: line(3),
    documentNumber: line(60),
  }),
);
const ruling = { kind: one("DEC"), ...about, reference: line(80), on: day, registeredAs };
const grounds = list(exactly({ code, point: orNull(line(120)), texts }), 1, 20);
const rejection = { code, field: orNull(line(200)), retryable: truth };
const original = exactly({ batch: uuid, on: day, state });

/** Lines of the centre by kind, then by outcome or state where that tells them apart. */
const centre: Readonly<Record<string, Check | Readonly<Record<string, Check>>>> = {
  RCPT: exactly({
    kind: one("RCPT"),
    batch: uuid,
    parts: list(exactly({ part: whole(1, 999_999), sha256: digest }), 1),
    receivedAt: time,
  }),
  ACK: {
    ACCEPTED: exactly({ kind: one("ACK"), state: one("ACCEPTED"), ...about }),
    ALREADY: exactly({ kind: one("ACK"), state: one("ALREADY"), ...about, original }),
    REJECTED_TECH: exactly({ kind: one("ACK"), state: one("REJECTED_TECH"), ...about, ...rejection }),
  },
  INF: exactly({ kind: one("INF"), ...about, dueOn: day, demands: list(exactly({ code, texts }), 1) }),
  DEC: {
    ISSUED: exactly({ ...ruling, outcome: one("ISSUED"), iin: line(40) }),
    REFUSED: exactly({ ...ruling, outcome: one("REFUSED"), grounds, iin: orNull(line(40)) }),
    ANNULLED: exactly({ ...ruling, outcome: one("ANNULLED") }),
  },
  STA: exactly({ kind: one("STA"), ...about, state, on: orNull(day), reference: orNull(line(80)) }),
  WRN: exactly({
    kind: one("WRN"),
    item: orNull(uuid),
    digest: orNull(digest),
    code,
    field: orNull(line(200)),
    refusedFrom: day,
    texts,
  }),
};

/** What a line of an answer file becomes: its kind or outcome, or why it is set aside. */
export function becomes(bytes: Uint8Array): string {
  const value = bytes.length > 262_144 ? null : jsonOrNull(bytes);
  if (!isObject(value) || typeof value.kind !== "string") return "unreadable-line";
  const known = Object.hasOwn(centre, value.kind) ? centre[value.kind] : undefined;
  if (known === undefined) return "unknown-kind";
  if (typeof known === "function") return known(value) ? value.kind : "unreadable-line";
  const told = value.kind === "DEC" ? value.outcome : value.state;
  if (typeof told !== "string") return "unreadable-line";
  const check = Object.hasOwn(known, told) ? known[told] : undefined;
  if (check === undefined) return "unknown-kind";
  if (!check(value)) return "unreadable-line";
  const fault = value.kind === "DEC" && typeof value.iin === "string" ? iinFault(value.iin) : null;
  return fault ?? (value.kind === "DEC" ? told : value.kind);
}

function jsonOrNull(bytes: Uint8Array): unknown {
  try {
    return strictJson(bytes);
  } catch (cause) {
    if (cause instanceof BadJson || cause instanceof SyntaxError || cause instanceof TypeError) return null;
    throw cause;
  }
}

function iinFault(iin: string): string | null {
  if (/[^0-9]/.test(iin)) return "iin-digits";
  if (iin.length !== 12) return "iin-length";
  const digits = [...iin].map(Number);
  if ([4, 5, 6].includes(digits[4] ?? 0)) return "iin-is-bin";
  if ((digits[6] ?? 0) > 6) return "iin-century";
  const sum = (weights: readonly number[]) =>
    weights.reduce((all, weight, at) => all + weight * (digits[at] ?? 0), 0) % 11;
  let control = sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  if (control === 10) control = sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
  if (control === 10) return "iin-never-issued";
  return control === digits[11] ? null : "iin-control-digit";
}

const revision = whole(1, 999_999);
const caseNumber = like(/^[A-Z0-9]{2,5}-\d{4}-\d{6}$/);
const something: Check = isObject;
const request = {
  item: uuid,
  case: caseNumber,
  revision,
  appliedOn: day,
  appliedAt: like(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
  registeredAt: time,
  pack: exactly({ id: line(40), digest }),
  underOrder: orNull(line(200)),
  application: something,
  findings: list(something),
  proposal: orNull(list(something, 1)),
};
const said = { item: uuid, of: uuid, case: caseNumber };

/** Lines of an office by kind. */
const office: Readonly<Record<string, Check>> = {
  REQ: exactly({ kind: one("REQ"), ...request }),
  COR: exactly({ kind: one("COR"), ...request }),
  SUP: exactly({ kind: one("SUP"), ...said, revision, documents: list(something, 0, 60), scans: list(digest, 0, 60) }),
  WDR: exactly({ kind: one("WDR"), ...said, on: day }),
  RCL: exactly({ kind: one("RCL"), ...said }),
  QRY: exactly({ kind: one("QRY"), ...said, of: orNull(uuid), digest: orNull(digest) }),
  CNF: exactly({
    kind: one("CNF"),
    ...said,
    reference: line(80),
    appliedAt: time,
    letter: orNull(digest),
    servedOn: orNull(day),
  }),
  CFL: exactly({ kind: one("CFL"), ...said, reference: line(80), reason: line(60) }),
};

/** The kind of a line of an office; null where the page knows no such line. */
export function officeKind(bytes: Uint8Array): string | null {
  const value = jsonOrNull(bytes);
  if (!isObject(value) || typeof value.kind !== "string") return null;
  return office[value.kind]?.(value) === true ? value.kind : null;
}
