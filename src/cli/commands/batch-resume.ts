import { type BatchId, batchIdOrNull } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import { resumeExport } from "../../workflow/resume-export.ts";
import { type Call, type Run, textFlag } from "../command.ts";

/** `batch resume --last-known BATCH|none`: a restored office goes on behind the centre's last known number. */
export const run: Run = async (desk, call) => {
  const { doubt, next } = await resumeExport(await desk.office(), lastKnownIn(call));
  return {
    json: { doubt, next },
    show: (screen) => screen.print(screen.say("view.batch.resumed", { next })),
  };
};

function lastKnownIn(call: Call): BatchId | null {
  const text = textFlag(call, "last-known");
  if (text === undefined) throw new Problem("answer-needed", { answer: "--last-known" });
  if (text.toLowerCase() === "none") return null;
  const id = batchIdOrNull(text);
  if (id === null)
    throw new Problem("bad-value", { flag: "--last-known", value: text, expected: "BER-2026-B000007, none" });
  return id;
}
