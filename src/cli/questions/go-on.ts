import type { Case } from "../../domain/case.ts";
import { groundsFor } from "../../domain/choose-decision.ts";
import { type Finding, type GroundCode, outcomeOf } from "../../domain/finding.ts";
import { may } from "../../domain/officer.ts";
import type { Ground } from "../../domain/rule-pack.ts";
import { decideCase } from "../../workflow/decide-case.ts";
import type { Office } from "../../workflow/office.ts";
import { verifyCase } from "../../workflow/verify-case.ts";
import type { Desk } from "../desk.ts";
import { styled } from "../printer.ts";
import { type Back, back, type Choice } from "../question.ts";
import { paragraph } from "../views/paragraph.ts";
import type { LawWords } from "../views/sources.ts";

/** A case in somebody's hands: with the words of its own rules. */
export interface InHand {
  readonly desk: Desk;
  readonly office: Office;
  readonly words: LawWords;
}

type Way = "later" | "forward" | "propose-refusal" | "refuse";

/** Grounds and the concrete facts behind them, chosen by the officer. */
export interface ChosenGrounds {
  readonly grounds: readonly GroundCode[];
  readonly facts: ReadonlyMap<GroundCode, string>;
}

/** The grounds on which the mission itself may refuse, as far as the findings carry them. */
export const acceptanceGrounds = ({ words }: InHand, findings: readonly Finding[]): readonly Ground[] =>
  groundsFor(words.book.pack, "acceptance", findings);

/** The grounds of a refusal to accept, and where the officer wishes, the fact behind each in words. */
export async function askGrounds(hand: InHand, findings: readonly Finding[]): Promise<ChosenGrounds | Back> {
  const { desk } = hand;
  const { language } = desk.say;
  const open = acceptanceGrounds(hand, findings);
  const name = (ground: Ground) =>
    ground["act-assumed"] ? `${ground.words[language]} [${desk.say("interview.assumed")}]` : ground.words[language];
  for (;;) {
    const grounds = await desk.ask.checkbox({
      message: desk.say("interview.decide.grounds"),
      answer: "--ground",
      choices: open.map((ground) => ({ value: ground.code, name: name(ground) })),
      ...(open.length === 1 ? { earlier: open.map((ground) => ground.code) } : {}),
    });
    if (grounds === back) return back;
    const facts = await askFacts(
      hand,
      open.filter((ground) => grounds.includes(ground.code)),
    );
    if (facts !== back) return { grounds, facts };
  }
}

async function askFacts({ desk, words }: InHand, grounds: readonly Ground[]): Promise<Map<GroundCode, string> | Back> {
  const facts = new Map<GroundCode, string>();
  for (const ground of grounds) {
    paragraph(words.screen, ground.words[desk.say.language], { indent: 2, style: "dim" });
    const fact = await desk.ask.prose({
      message: desk.say("interview.decide.fact"),
      answer: "--fact-from",
      optional: true,
      max: 2000,
    });
    if (fact === back) return back;
    if (fact !== "") facts.set(ground.code, fact);
  }
  return facts;
}

/** Verifies the case today and decides it in one step; tells what was decided. */
export async function verifyAndDecide(
  { desk, office, words }: InHand,
  one: Case,
  kind: Exclude<Way, "later">,
  chosen: ChosenGrounds,
  reason: string | null,
): Promise<void> {
  await verifyCase(office, one.id, reason);
  const decided = await decideCase(office, one.id, { kind, ...chosen, reason });
  const { screen } = words;
  const decision = desk.say(`code.decision.${decided.decision.decision.kind}`);
  screen.print(styled("good", desk.say("view.case.decided", { case: one.id, decision })));
  if (office.profile.approval) paragraph(screen, desk.say("view.case.awaitsApproval", { case: one.id }));
}

/** The ways on that the findings leave open; whatever changes nothing stands first. */
function waysOf(
  hand: InHand,
  findings: readonly Finding[],
): { readonly message: string; readonly choices: Choice<Way>[] } {
  const { say } = hand.desk;
  const outcome = outcomeOf(findings);
  if (outcome !== "blocked") {
    const clear = outcome === "clear";
    return {
      message: say(clear ? "interview.decide.clear" : "interview.decide.warned"),
      choices: [
        { value: "later", name: say("interview.decide.later") },
        { value: "forward", name: say(clear ? "interview.decide.forward" : "interview.decide.forwardWarned") },
      ],
    };
  }
  const { pack } = hand.words.book;
  const choices: Choice<Way>[] = [{ value: "later", name: say("interview.decide.complete") }];
  if (groundsFor(pack, "service", findings).length > 0) {
    choices.push({ value: "propose-refusal", name: say("interview.decide.propose") });
  }
  if (acceptanceGrounds(hand, findings).length > 0)
    choices.push({ value: "refuse", name: say("interview.decide.refuse") });
  return { message: say("interview.decide.blocked"), choices };
}

const noGrounds: ChosenGrounds = { grounds: [], facts: new Map() };

/**
 * Asks how a registered case goes on and does it: verified and forwarded at once, with a reason where findings warn, or
 * one of the ways that obstacles leave. True when it was decided.
 */
export async function goOn(hand: InHand, one: Case, findings: readonly Finding[]): Promise<boolean> {
  const { desk, office, words } = hand;
  if (!may(office.officer, "decide")) {
    paragraph(words.screen, desk.say("interview.decide.mayNot"), { style: "dim" });
    return false;
  }
  for (;;) {
    const way = await desk.ask.select({ ...waysOf(hand, findings), answer: "--forward" });
    if (way === back || way === "later") return false;
    const warned = outcomeOf(findings) === "warned";
    const reason = warned
      ? await desk.ask.prose({ message: desk.say("interview.decide.reason"), answer: "--reason-from", max: 2000 })
      : null;
    if (reason === back) continue;
    const chosen = way === "refuse" ? await askGrounds(hand, findings) : noGrounds;
    if (chosen === back) continue;
    await verifyAndDecide(hand, one, way, chosen, reason);
    return true;
  }
}
