import type { AppliedRuling } from "../../../domain/case.ts";
import type { ToldFact } from "../../../domain/ledger-line.ts";

/** What the lines of the ledger say about a case, in the words of its history. */
export const history = {
  fact: {
    category: "category",
    kind: "kind",
    decision: "decision",
    outcome: "outcome",
    grounds: "grounds",
    findings: "findings",
    reason: "reason",
    state: "state",
    from: "from the stage",
    about: "what it is about",
    applicationDay: "day of application",
    on: "day",
    dueOn: "due day",
    due: "until",
    pack: "rules",
    underOrder: "under the order",
    again: "after case",
    revision: "revision",
    decidedBy: "decided by",
    letter: "letter",
    number: "outgoing number",
    supersedes: "in the place of",
    to: "handed over",
    how: "way",
    identitySeen: "identity document seen",
    batch: "batch",
    items: "entries",
    file: "answer file",
    line: "line",
    copy: "copy",
    attempt: "attempt",
    via: "it came",
  } satisfies Record<ToldFact, string>,
  via: {
    file: "in a file",
    "by-hand": "typed by hand",
  } satisfies Record<AppliedRuling["via"], string>,
};
