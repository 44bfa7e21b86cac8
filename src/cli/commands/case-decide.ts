import { type GroundCode, groundCodes } from "../../domain/finding.ts";
import { checkedBy, parseJson } from "../../domain/json-file.ts";
import { Problem } from "../../domain/problem.ts";
import { proseSchema } from "../../domain/text.ts";
import { caseAt } from "../../workflow/act.ts";
import { decideCase } from "../../workflow/decide-case.ts";
import { type Call, isSet, listFlag, type Run, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { givenCase, givenProse, optionalProse } from "../given.ts";
import { readText } from "../input.ts";

/** `case decide CASE`: forward, forward with a proposal to refuse, or refuse to accept. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const grounds = listFlag(call, "ground") as readonly GroundCode[];
  const kind = kindOf(call);
  // A proposal takes its grounds from the findings: whichever they are, the fact is to them.
  const explained = kind === "propose-refusal" && grounds.length === 0 ? groundCodes : grounds;
  const verified = await caseAt(office, id, "verified");
  const asks =
    kind === "forward" && verified.verification.outcome === "warned" && verified.verification.reason === null;
  const reason = asks
    ? await givenProse(desk, call, "reason-from", desk.say("view.case.reason"))
    : await optionalProse(desk, call, "reason-from");
  const facts = await factsOf(desk, call, explained);
  const one = await decideCase(office, id, { kind, grounds, facts, reason });
  const { decision } = one.decision;
  return {
    json: { case: one.id, stage: one.stage, decision },
    show(screen) {
      screen.print(
        screen.say("view.case.decided", { case: one.id, decision: screen.say(`code.decision.${decision.kind}`) }),
      );
      if (office.profile.approval) screen.print(screen.say("view.case.awaitsApproval", { case: one.id }));
    },
  };
};

function kindOf(call: Call): "forward" | "propose-refusal" | "refuse" {
  if (isSet(call, "refuse")) return "refuse";
  if (isSet(call, "forward")) return isSet(call, "propose-refusal") ? "propose-refusal" : "forward";
  throw new Problem("answer-needed", { answer: "--forward | --forward --propose-refusal | --refuse --ground CODE" });
}

/** The file is the fact to every ground given, or a JSON object with one text for each ground. */
async function factsOf(
  desk: Desk,
  call: Call,
  grounds: readonly GroundCode[],
): Promise<ReadonlyMap<GroundCode, string>> {
  const from = textFlag(call, "fact-from");
  if (from === undefined) return new Map();
  const text = (await readText(desk.world, from)).trim();
  if (!text.startsWith("{")) {
    const fact = checkedBy(proseSchema(2000), text, from);
    return new Map(grounds.map((ground) => [ground, fact]));
  }
  const given = parseJson(text, from) as Record<string, unknown>;
  const unknown = Object.keys(given).filter((code) => !(grounds as readonly string[]).includes(code));
  if (unknown.length > 0)
    throw new Problem("bad-file", { path: from, faults: unknown.map((code) => `/${code} unknown-key`) });
  return new Map(
    Object.entries(given).map(([code, fact]) => [code as GroundCode, checkedBy(proseSchema(2000), fact, from)]),
  );
}
