import { Problem } from "../../domain/problem.ts";
import { type Exported, exportBatch } from "../../workflow/export-batch.ts";
import { scanWishes } from "../../workflow/gather-batch.ts";
import { casesNotYet, type NotYet } from "../../workflow/not-yet.ts";
import { type Call, isSet, type Run, textFlag } from "../command.ts";
import { givenCount, givenName, givenPath, givenSize } from "../given.ts";
import { styled } from "../printer.ts";
import { progressOf } from "../progress.ts";
import type { Screen } from "../screen.ts";
import { paragraph } from "../views/paragraph.ts";
import { unfitPlaces } from "../views/unfit.ts";
import { writtenFilesView } from "../views/written-files.ts";

/**
 * `batch export`: everything forwarded leaves in sealed files. Exit 6 when a case had to stay, or when a person must
 * settle an earlier batch.
 */
export const run: Run = async (desk, call) => {
  const dryRun = isSet(call, "dry-run");
  const progress = progressOf(desk, call);
  const request = {
    to: givenPath(desk, call, "to"),
    dryRun,
    strict: isSet(call, "strict"),
    limit: givenCount(call, "limit"),
    maxBytes: givenSize(call, "max-bytes"),
    scans: scanWishes.find((wish) => wish === textFlag(call, "scans")) ?? "now",
    requestId: givenRequest(call),
    marker: givenName(call, "require-marker"),
    tell: progress.tell,
  };
  const office = await desk.office();
  const exported = await exportBatch(office, request).finally(progress.end);
  const { batch, seq, items, messages, left, files, finished, unsettled, again } = exported;
  const stayed = new Set(left.map((one) => one.case));
  const notYet = (await casesNotYet(office)).filter((one) => !stayed.has(one.case));
  const byTransport = request.to === null;
  return {
    json: {
      batch,
      seq,
      items,
      messages,
      left,
      files,
      finished,
      unsettled,
      again,
      notYet: notYet.map(({ case: id, next }) => ({ case: id, next })),
    },
    ...(left.length > 0 || unsettled.length > 0 ? { exit: 6 } : {}),
    show(screen) {
      exportedView(screen, exported, { dryRun, byTransport });
      // What was forwarded is awaited to leave; the rest says why no case did.
      notYetView(
        screen,
        notYet.filter(({ decision }) => items === messages || decision !== null),
      );
    },
  };
};

function givenRequest(call: Call): string | null {
  const id = textFlag(call, "request-id");
  if (id === undefined) return null;
  if (!/^[A-Za-z0-9._:-]{1,64}$/.test(id)) {
    throw new Problem("bad-value", { flag: "--request-id", value: id, expected: "A-Z a-z 0-9 . _ : -" });
  }
  return id;
}

function exportedView(
  screen: Screen,
  { batch, items, messages, left, files, finished, unsettled, again }: Exported,
  { dryRun, byTransport }: { readonly dryRun: boolean; readonly byTransport: boolean },
): void {
  const { say } = screen;
  if (again) screen.print(say("view.batch.again"));
  for (const one of finished) screen.print(say("view.batch.finished", { batch: one }));
  if (batch === null) screen.print(say("view.batch.nothing"));
  else if (dryRun || !finished.includes(batch)) {
    const done = dryRun ? "dryRun" : byTransport ? "sent" : "sealed";
    const count = items - messages;
    screen.print(
      count === 0 ? say(`view.batch.${done}Messages`, { batch }) : say(`view.batch.${done}`, { batch, count }),
    );
  }
  if (messages > 0) screen.print(say("view.batch.withMessages", { count: messages }));
  writtenFilesView(screen, files);
  if (left.length > 0) screen.print(styled("warn", say("view.batch.left")));
  for (const one of left) {
    screen.print(`  ${one.case}  ${say(`code.left.${one.reason}` as never)}`);
    if (one.fields === undefined) continue;
    unfitPlaces(screen, one.fields);
    paragraph(screen, say("view.unfit.do"), { indent: 4, style: "dim" });
    paragraph(screen, say("view.unfit.how", { case: one.case }), { indent: 4 });
  }
  for (const one of unsettled) screen.print(styled("warn", say("view.batch.unsettled", { batch: one })));
}

/** As many as an officer reads; the list of cases has them all. */
const most = 10;

/** The cases that do not leave as they stand, each with what a person does first. */
function notYetView(screen: Screen, cases: readonly NotYet[]): void {
  const { say } = screen;
  if (cases.length === 0) return;
  screen.print(say("view.batch.notYet"));
  for (const one of cases.slice(0, most)) screen.print(`  ${one.case}  ${say(`code.step.${one.next}`)}`);
  if (cases.length > most) screen.print(`  ${say("desk.more", { count: cases.length - most })}`);
}
