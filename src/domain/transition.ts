import type { Application } from "./application.ts";
import type { AppliedRuling, Case, CaseAt, Remark, Stage, Stamp, Transition, Verification } from "./case.ts";
import type { Day } from "./day.ts";
import type { Decision } from "./decision.ts";
import type { DecisionBasis } from "./decision-basis.ts";
import { type Finding, outcomeOf } from "./finding.ts";

type Event = Transition["event"];
const event = (code: Event["code"], facts: Event["facts"] = {}, texts: Event["texts"] = {}): Event => ({
  code,
  facts,
  texts,
});

function core(one: Case) {
  const { id, version, revision, registered, appliedAt, applicationDay, dueOn, dueOnStrict, pack } = one;
  const { underOrder, previous, application, remarks } = one;
  return {
    id,
    version,
    revision,
    registered,
    appliedAt,
    applicationDay,
    dueOn,
    dueOnStrict,
    pack,
    underOrder,
    previous,
    application,
    remarks,
  };
}

const remark = (about: Remark["about"], text: string, stamp: Stamp): Remark => ({ about, text, ...stamp });

/** Registering starts the term. */
export function registered(one: CaseAt<"gathering">): Transition<"gathering"> {
  return {
    next: one,
    event: event("case-registered", {
      category: one.application.category,
      kind: one.application.kind,
      applicationDay: one.applicationDay.toString(),
      dueOn: one.dueOn.toString(),
      pack: one.pack.id,
      packDigest: one.pack.digest,
      // What allowed the service on a day without rules must be readable in the ledger itself: it names an act, no person.
      underOrder: one.underOrder,
      again: one.previous,
    }),
  };
}

/** New contents: the next revision, back to gathering. What was verified or decided about the old ones falls. */
export function amended(
  one: Case,
  application: Application,
  reason: string | null,
  stamp: Stamp,
): Transition<"gathering"> {
  const remarks = reason === null ? one.remarks : [...one.remarks, remark("amendment", reason, stamp)];
  return {
    next: { ...core(one), stage: "gathering", revision: one.revision + 1, application, remarks },
    event: event("case-amended", { revision: one.revision + 1, from: one.stage }, reason === null ? {} : { reason }),
  };
}

/** The same contents looked at again: the next revision, back to gathering. */
export function reopened(one: Case, reason: string, stamp: Stamp): Transition<"gathering"> {
  return {
    next: {
      ...core(one),
      stage: "gathering",
      revision: one.revision + 1,
      remarks: [...one.remarks, remark("reopening", reason, stamp)],
    },
    event: event("case-reopened", { revision: one.revision + 1, from: one.stage }, { reason }),
  };
}

export function verified(
  one: CaseAt<"gathering"> | CaseAt<"verified">,
  findings: readonly Finding[],
  on: Day,
  reason: string | null,
  stamp: Stamp,
): Transition<"verified"> {
  const verification: Verification = { on, outcome: outcomeOf(findings), findings, reason, ...stamp };
  return {
    next: { ...core(one), stage: "verified", verification },
    event: event(
      "case-verified",
      { on: on.toString(), outcome: verification.outcome, findings: findings.map((finding) => finding.code) },
      reason === null ? {} : { reason },
    ),
  };
}

export function decided(
  one: CaseAt<"verified">,
  decision: Decision,
  on: Day,
  stamp: Stamp,
  basis?: DecisionBasis,
): Transition<"decided"> {
  const texts: Record<string, string> = {};
  if (decision.kind !== "refuse" && decision.reason !== null) texts.reason = decision.reason;
  if (decision.kind !== "forward") {
    for (const ground of decision.grounds) if (ground.fact !== null) texts[ground.code] = ground.fact;
  }
  const grounds = decision.kind === "forward" ? [] : decision.grounds.map((ground) => ground.code);
  return {
    next: {
      ...core(one),
      stage: "decided",
      verification: one.verification,
      decision: { decision, ...(basis === undefined ? {} : { basis }), on, approved: null, ...stamp },
    },
    event: event("case-decided", { decision: decision.kind, grounds }, texts),
  };
}

export function approved(one: CaseAt<"decided">, stamp: Stamp): Transition<"decided"> {
  return {
    next: { ...one, decision: { ...one.decision, approved: stamp } },
    event: event("case-approved", { decision: one.decision.decision.kind, decidedBy: one.decision.by }),
  };
}

export function withdrawn(one: Case, on: Day, reason: string, stamp: Stamp): Transition<"withdrawn"> {
  return {
    next: {
      ...core(one),
      stage: "withdrawn",
      remarks: [...one.remarks, remark("withdrawal", reason, stamp)],
      withdrawnOn: on,
      decision: "decision" in one ? one.decision : null,
    },
    event: event("case-withdrawn", { on: on.toString(), from: one.stage }, { reason }),
  };
}

/** The number itself stays out of the ledger: only its salted digest goes in. */
export function ruled(one: CaseAt<"decided">, applied: AppliedRuling): Transition<"ruled"> {
  const { ruling } = applied;
  const iin = ruling.outcome === "issued" ? ruling.iin : (ruling.iin ?? null);
  return {
    next: { ...core(one), stage: "ruled", verification: one.verification, decision: one.decision, ruling: applied },
    event: event(
      "case-ruled",
      {
        outcome: ruling.outcome,
        on: ruling.on.toString(),
        via: applied.via,
        item: applied.item,
        grounds: ruling.outcome === "refused" ? ruling.grounds.map((ground) => ground.code) : [],
      },
      { reference: ruling.reference, ...(iin === null ? {} : { iin }) },
    ),
  };
}

/** An annulment the officer confirmed: the next ruling counts as the first. */
export function annulled(one: CaseAt<"ruled"> | CaseAt<"closed">): Transition<"decided"> {
  return {
    next: { ...core(one), stage: "decided", verification: one.verification, decision: one.decision },
    event: event("ruling-annulled", { from: one.stage }),
  };
}

/** The letter that ends the case was served. */
export function closed(one: CaseAt<"ruled"> | CaseAt<"decided">, on: Day): Transition<"closed"> {
  return {
    next: {
      ...core(one),
      stage: "closed",
      verification: one.verification,
      decision: one.decision,
      ruling: one.stage === "ruled" ? one.ruling : null,
      closedOn: on,
    },
    event: event("case-closed", { on: on.toString(), from: one.stage as Stage }),
  };
}

/** The letter that closed the case became void: it stands again where the letter was due. */
export function closingUndone(one: CaseAt<"closed">): Transition<"ruled"> | Transition<"decided"> {
  const { verification, decision, ruling } = one;
  const before = { ...core(one), verification, decision };
  const undone = event("closing-undone", { on: one.closedOn.toString() });
  if (ruling === null) return { next: { ...before, stage: "decided" }, event: undone };
  return { next: { ...before, stage: "ruled", ruling }, event: undone };
}
