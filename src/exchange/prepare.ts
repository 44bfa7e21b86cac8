import * as v from "valibot";
import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { unfitTexts } from "../domain/repertoire.ts";
import type { Scan } from "../domain/scan.ts";
import type { NotPrepared, Outgoing, Prepared } from "../workflow/ports/exchange.ts";
import { canonicalJson } from "./canonical-json.ts";
import { sha256 } from "./digest.ts";
import { limits } from "./limits.ts";
import { messageOf } from "./message.ts";
import { type OfficeMessageJson, officeMessageSchema } from "./office-messages.ts";
import { requestOf } from "./request.ts";

/**
 * The line of a forwarded case or of a message, with its digest and the scans that it names; or why there is none. Fields of
 * an application are named as in its file.
 */
export function prepareLine(outgoing: Outgoing | Message): Prepared | NotPrepared {
  const json = "kind" in outgoing ? messageOf(outgoing) : requestOf(outgoing.item, outgoing.case);
  const fields = unfitTexts(json).map(({ field, ...rest }) => ({
    field: field.replace(/^\/application\//, "/"),
    ...rest,
  }));
  if (fields.length > 0) return { reason: "characters", fields };
  if (!v.safeParse(officeMessageSchema, json).success) return { reason: "content" };
  const line = new TextEncoder().encode(canonicalJson(json));
  if (line.length > limits.lineBytes) return { reason: "too-long" };
  return {
    item: json.item as ItemId,
    case: json.case as CaseId,
    kind: json.kind === "REQ" ? "formation" : json.kind === "COR" ? "correction" : null,
    revision: "revision" in json ? json.revision : null,
    pack: "kind" in outgoing ? null : outgoing.case.pack,
    scans: "kind" in outgoing ? scansOfMessage(outgoing) : scansOf(json),
    digest: sha256(line),
    bytes: line.length,
    line: () => line,
  };
}

const scansOfMessage = (message: Message): readonly Scan[] => (message.kind === "SUP" ? message.scans : []);

function scansOf(json: OfficeMessageJson): Scan[] {
  if (!("application" in json)) return [];
  return json.application.documents.flatMap(({ scan }) =>
    typeof scan === "object" && scan !== null ? [scan as Scan] : [],
  );
}
