import * as v from "valibot";
import type { CaseAt } from "./case.ts";
import { findingsBehind } from "./choose-decision.ts";
import type { Decision } from "./decision.ts";
import { documentKinds } from "./document.ts";
import { type ActKind, findingCodes, groundCodes } from "./finding.ts";
import type { RulePack } from "./rule-pack.ts";
import { wordsSchema } from "./text.ts";

const text = v.nullable(v.string());

/**
 * What a decision rests on, kept with it: the papers that were considered, and to each ground what was found (the
 * concrete fact) and what would cure it. The words of an officer stand in the decision itself.
 */
export const decisionBasisSchema = v.strictObject({
  documents: v.array(
    v.strictObject({
      /** Its position in the application, from 1. */
      document: v.number(),
      kind: v.picklist(documentKinds),
      title: text,
      issuingCountry: v.string(),
      number: text,
      issuedOn: text,
    }),
  ),
  grounds: v.array(
    v.strictObject({
      code: v.picklist(groundCodes),
      act: v.picklist(["acceptance", "service"]),
      source: v.strictObject({ act: v.string(), point: text, actAssumed: v.boolean() }),
      found: v.array(v.strictObject({ code: v.picklist(findingCodes), about: v.string() })),
      cure: wordsSchema,
    }),
  ),
});
export type DecisionBasis = v.InferOutput<typeof decisionBasisSchema>;

/** The act whose grounds a decision rests on; plain forwarding rests on none. */
export function actOf(decision: Decision): ActKind | null {
  if (decision.kind === "forward") return null;
  return decision.kind === "refuse" ? "acceptance" : "service";
}

/** The basis of a decision on a verified case, by its rules. */
export function basisOf(decision: Decision, one: CaseAt<"verified">, pack: RulePack): DecisionBasis {
  const act = actOf(decision);
  const used = decision.kind === "forward" ? [] : decision.grounds.map((ground) => ground.code);
  const grounds = pack.grounds.filter((ground) => ground.act === act && used.includes(ground.code));
  return {
    documents: one.application.documents.map((document, index) => ({
      document: index + 1,
      kind: document.kind,
      title: document.title,
      issuingCountry: document.issuingCountry,
      number: document.number,
      issuedOn: document.issuedOn?.toString() ?? null,
    })),
    grounds: grounds.map((ground) => ({
      code: ground.code,
      act: ground.act,
      source: { act: ground.source.act, point: ground.source.point ?? null, actAssumed: ground["act-assumed"] },
      found: findingsBehind(ground, one.verification.findings).map(({ code, about }) => ({ code, about })),
      cure: ground.cure,
    })),
  };
}
