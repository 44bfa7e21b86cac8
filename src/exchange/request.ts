import type { CaseAt } from "../domain/case.ts";
import type { ItemId } from "../domain/ids.ts";
import type { OfficeMessageJson } from "./office-messages.ts";

/**
 * A forwarded case as the centre gets it: `REQ`, or `COR` for a correction. Made of the case alone, so that the same
 * revision gives the same line, and so the same digest, whenever and however often it goes out.
 */
export function requestOf(item: ItemId, one: CaseAt<"decided">): OfficeMessageJson {
  const { application, verification } = one;
  const { decision } = one.decision;
  return {
    kind: application.kind === "correction" ? "COR" : "REQ",
    item,
    case: one.id,
    revision: one.revision,
    appliedOn: one.applicationDay.toString(),
    appliedAt: one.appliedAt.toString({ smallestUnit: "minute" }),
    registeredAt: one.registered.at.toString(),
    pack: { id: one.pack.id, digest: one.pack.digest },
    underOrder: one.underOrder,
    application: travelling(application),
    findings: verification.findings.map(({ code, weight, about, ground, source, params }) => ({
      code,
      weight,
      about,
      ground: ground ?? null,
      point: source.point,
      params: params ?? null,
    })),
    proposal: decision.kind === "propose-refusal" ? [...decision.grounds] : null,
  };
}

type ApplicationJson = Extract<OfficeMessageJson, { kind: "REQ" }>["application"];

/**
 * The application without what concerns this computer only: the schema's place, and where a scan lay on its disk. Of a
 * scan that was taken in its digest, kind and size travel, so that the line vouches for the picture.
 */
function travelling({ $schema: _place, appliedAt, ...rest }: CaseAt<"decided">["application"]): ApplicationJson {
  const documents = rest.documents.map((document) => ({
    ...document,
    scan: typeof document.scan === "string" ? null : document.scan,
  }));
  const minute = appliedAt?.toString({ smallestUnit: "minute" }) ?? null;
  return JSON.parse(JSON.stringify({ ...rest, documents, appliedAt: minute }));
}
