import * as v from "valibot";
import { itemStates } from "./centre-line.ts";
import { daySchema } from "./day.ts";
import type { AnswerFileId, CaseId } from "./ids.ts";
import { lineSchema, proseSchema } from "./text.ts";

const code = lineSchema(60);
const texts = v.nullable(v.strictObject({ kk: proseSchema(), ru: proseSchema() }));

/** What the centre says of a case beside rulings, as it is kept. */
export const noticeContentSchema = v.variant("kind", [
  /** It cannot take the item, or the message, as it is. */
  v.strictObject({
    kind: v.literal("rejection"),
    /** What was rejected: another item is another rejection, though it says the same. */
    item: v.optional(v.string()),
    code,
    field: v.nullable(lineSchema(200)),
    retryable: v.boolean(),
    /** The kind of the message that was rejected; null for the request itself. */
    message: v.nullable(v.string()),
  }),
  v.strictObject({
    kind: v.literal("supplement-request"),
    dueOn: daySchema,
    demands: v.array(v.strictObject({ code, texts })),
  }),
  v.strictObject({
    kind: v.literal("state"),
    /** What it speaks of: another item is another state, though it says the same. */
    item: v.optional(v.string()),
    state: v.picklist(itemStates),
    on: v.nullable(daySchema),
    reference: v.nullable(lineSchema(80)),
  }),
  v.strictObject({
    kind: v.literal("warning"),
    code,
    field: v.nullable(lineSchema(200)),
    refusedFrom: daySchema,
    texts,
  }),
]);
export type NoticeContent = v.InferOutput<typeof noticeContentSchema>;
export type NoticeKind = NoticeContent["kind"];
export const noticeKinds = ["rejection", "supplement-request", "state", "warning"] as const satisfies NoticeKind[];

/** `open`: somebody has to answer it. `answered`: a supplement was made. `noted`: there is nothing to answer. */
export const noticeStates = ["open", "answered", "noted"] as const;
export type NoticeState = (typeof noticeStates)[number];

export interface Notice {
  readonly file: AnswerFileId;
  readonly line: number;
  /** Null in what concerns every case. */
  readonly case: CaseId | null;
  readonly state: NoticeState;
  readonly content: NoticeContent;
}
