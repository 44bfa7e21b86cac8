import type { Verification } from "./case.ts";
import type { Decision, UsedGround } from "./decision.ts";
import type { ActKind, Finding, GroundCode } from "./finding.ts";
import { Problem } from "./problem.ts";
import type { Ground, RulePack } from "./rule-pack.ts";

/** What an officer wants to do with a verified case. */
export interface Choice {
  readonly kind: Decision["kind"];
  /** For a refusal to accept: the grounds. A proposal to refuse takes them from the findings. */
  readonly grounds: readonly GroundCode[];
  /** The concrete fact to each ground in the officer's own words, beside what the findings say. */
  readonly facts: ReadonlyMap<GroundCode, string>;
  /** Why to go on in spite of warnings. */
  readonly reason: string | null;
}

/** The blocking findings that a ground can rest on. */
export const findingsBehind = (ground: Ground, findings: readonly Finding[]): Finding[] =>
  findings.filter(
    (finding) =>
      finding.weight === "blocks" &&
      finding.ground !== undefined &&
      (finding.ground === ground.code || ground.covers.includes(finding.ground)),
  );

/** The grounds of one act that the findings give, in the order of the pack. */
export const groundsFor = (pack: RulePack, act: ActKind, findings: readonly Finding[]): Ground[] =>
  pack.grounds.filter((ground) => ground.act === act && findingsBehind(ground, findings).length > 0);

/**
 * The decision that the law allows an officer to make on a verification. Plain forwarding needs a case without blocking
 * findings, and a reason where anything warns; a refusal to accept rests on the mission's own grounds, a proposal on the
 * Ministry's, each with a finding behind it. Throws `findings-block`, `answer-needed`, `ground-unknown`,
 * `ground-of-other-act`, `ground-without-finding`, `nothing-to-propose`.
 */
export function chooseDecision(choice: Choice, verification: Verification, pack: RulePack): Decision {
  const { findings, outcome } = verification;
  const reason = choice.reason ?? verification.reason;
  switch (choice.kind) {
    case "forward": {
      if (outcome === "blocked") {
        const blocking = findings.filter((finding) => finding.weight === "blocks").map((finding) => finding.code);
        throw new Problem("findings-block", { findings: [...new Set(blocking)] });
      }
      if (outcome === "warned" && reason === null) throw new Problem("answer-needed", { answer: "--reason-from" });
      return { kind: "forward", reason };
    }
    case "propose-refusal": {
      const grounds = groundsFor(pack, "service", findings);
      const used = grounds.map(({ code }): UsedGround => ({ code, fact: choice.facts.get(code) ?? null }));
      if (!isFilled(used)) throw new Problem("nothing-to-propose", {});
      return { kind: "propose-refusal", grounds: used, reason };
    }
    case "refuse": {
      const used = [...new Set(choice.grounds)].map((code): UsedGround => {
        mustHold(code, pack, findings);
        return { code, fact: choice.facts.get(code) ?? null };
      });
      if (!isFilled(used)) throw new Problem("answer-needed", { answer: "--ground" });
      return { kind: "refuse", grounds: used };
    }
  }
}

const isFilled = (grounds: UsedGround[]): grounds is [UsedGround, ...UsedGround[]] => grounds.length > 0;

function mustHold(code: GroundCode, pack: RulePack, findings: readonly Finding[]): void {
  const known = pack.grounds.filter((ground) => ground.code === code);
  if (known.length === 0) throw new Problem("ground-unknown", { ground: code, pack: pack.id });
  const own = known.find((ground) => ground.act === "acceptance");
  if (own === undefined) throw new Problem("ground-of-other-act", { ground: code });
  if (findingsBehind(own, findings).length === 0) throw new Problem("ground-without-finding", { ground: code });
}
