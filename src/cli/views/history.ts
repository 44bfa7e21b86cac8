import { dayOrNull } from "../../domain/day.ts";
import { type ToldFact, toldFacts } from "../../domain/ledger-line.ts";
import { messageKinds, messageStates } from "../../domain/message.ts";
import { noticeKinds } from "../../domain/notice.ts";
import type { HistoryLine } from "../../workflow/ports/cases.ts";
import type { Screen } from "../screen.ts";

/** Who did what and when, oldest first; what only proves a line (ids, digests) is left to `--json`. */
export function historyTable(screen: Screen, history: readonly HistoryLine[]): void {
  const { say } = screen;
  screen.printer.table({
    head: [say("screen.when"), say("screen.who"), say("screen.what"), ""],
    rows: history.map((line) => [screen.time(line.at), line.by, eventWords(screen, line), factWords(screen, line)]),
  });
}

/** A line of the ledger as a sentence; messages to the centre and of the centre by their kind. */
function eventWords({ say }: Screen, { code, facts }: HistoryLine): string {
  const message = code.startsWith("message-") ? messageKinds.find((one) => one === facts.kind) : undefined;
  if (message !== undefined) {
    const state = messageStates.find((one) => one === facts.state);
    const after = state === undefined ? "" : `, ${say(`code.messageState.${state}`)}`;
    return `${say(`code.event.${code}`)}: ${say(`code.message.${message}`)}${after}`;
  }
  const kind = code === "centre-noticed" ? noticeKinds.find((one) => one === facts.kind) : undefined;
  return kind === undefined ? say(`code.event.${code}`) : say(`answers.noticed.${kind}`);
}

/** `category: spouse; due day: 24.11.2026` */
const factWords = (screen: Screen, line: HistoryLine): string =>
  toldFacts
    .flatMap((name) => {
      const value = line.facts[name];
      if (isNothing(value) || isSaidAlready(name, line)) return [];
      const label = screen.say(`history.fact.${name}`);
      if (name === "identitySeen") return [label];
      const values = Array.isArray(value) ? value.map(String) : [String(value)];
      return [`${label}: ${values.map((one) => valueInWords(screen, name, line, one)).join(", ")}`];
    })
    .join("; ");

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  value === 0 ||
  value === false ||
  isEmpty(value) ||
  isDigest(value);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
/** Free text, of which the ledger has only a salted digest. */
const isDigest = (value: unknown): boolean => typeof value === "string" && value.startsWith("hmac-sha256:");

/** The sentence of the line has its kind and state. */
const isSaidAlready = (name: ToldFact, { code }: HistoryLine): boolean =>
  (name === "kind" && (code.startsWith("message-") || code === "centre-noticed")) ||
  (name === "state" && code.startsWith("message-"));

function valueInWords({ say, day }: Screen, name: ToldFact, { code }: HistoryLine, value: string): string {
  const on = dayOrNull(value);
  if (on !== null) return day(on);
  const area = areaOf(name, code);
  if (area === null) return value;
  try {
    return say(`${area}.${value}` as never);
  } catch {
    // Written by a later program, or a code of the centre's own.
    return value;
  }
}

/** Where the words of a code stand. */
function areaOf(name: ToldFact, code: HistoryLine["code"]): string | null {
  switch (name) {
    case "category":
      return "view.category";
    case "kind":
      return code.startsWith("letter-") ? "code.letter" : "code.kind";
    case "outcome":
      return code === "case-verified" ? "code.outcome" : "code.ruling";
    case "reason":
      return code.startsWith("line-") ? "code.quarantine" : "code.hold";
    case "decision":
      return "code.decision";
    case "grounds":
      return "code.ground";
    case "findings":
      return "code.finding";
    case "state":
      return "code.parcel";
    case "from":
      return "code.stage";
    case "about":
      return "code.remark";
    case "to":
      return "letter.register.to";
    case "how":
      return "letter.register.how";
    case "via":
      return "history.via";
    default:
      return null;
  }
}
