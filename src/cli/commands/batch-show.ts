import { type BatchStep, shortHash } from "../../domain/batch.ts";
import { coverageOf } from "../../workflow/answer-status.ts";
import type { Run } from "../command.ts";
import { givenBatch } from "../given.ts";
import type { Screen } from "../screen.ts";
import { partsView, silentIn, silentView } from "../views/answer-status.ts";
import { batchJson } from "./batch-list.ts";

/** `batch show BATCH`: the batch, its files, what was done with it and is known of it, and where each case stands. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const batch = await office.batches.load(givenBatch(call));
  const parcels = await office.batches.parcels({ batch: batch.id });
  const messages = await office.messages.list({ batch: batch.id });
  const steps = await office.batches.steps(batch.id);
  const coverage = await coverageOf(office, batch, await office.answers.files());
  const silent = silentIn([coverage]);
  return {
    json: {
      ...batchJson(batch),
      parcels,
      messages: messages.map(({ message, state }) => ({
        item: message.item,
        kind: message.kind,
        case: message.case,
        of: message.of,
        state,
      })),
      steps: steps.map((step) => ({ ...step, at: step.at.toString() })),
      parts: coverage.parts,
      covered: coverage.covered,
      silent,
    },
    show(screen) {
      const { say } = screen;
      screen.print(`${batch.id}  ${say(`code.batch.${batch.state}`)}  ${screen.time(batch.createdAt)}`);
      screen.print(say(`view.batch.advice.${batch.state}`, { batch: batch.id }));
      screen.print();
      for (const file of batch.files) screen.print(`${file.name}  ${shortHash(file.sha256)}  ${file.sha256}`);
      partsView(screen, coverage);
      silentView(screen, silent);
      screen.print();
      if (steps.length > 0) screen.print(say("view.batch.steps"));
      for (const step of steps) screen.print(`  ${screen.time(step.at)}  ${step.by}  ${stepWords(screen, step)}`);
      if (steps.length > 0) screen.print();
      if (parcels.length > 0) {
        screen.printer.table({
          head: [say("screen.case"), say("screen.revision"), say("screen.state")],
          rows: parcels.map((parcel) => [parcel.case, String(parcel.revision), say(`code.parcel.${parcel.state}`)]),
        });
      }
      if (messages.length === 0) return;
      if (parcels.length > 0) screen.print();
      screen.printer.table({
        head: [say("view.batch.messages"), say("screen.case"), say("screen.state")],
        rows: messages.map(({ message, state }) => [
          say(`code.message.${message.kind}`),
          message.case,
          say(`code.messageState.${state}`),
        ]),
      });
    },
  };
};

function stepWords({ say }: Screen, { step, state, target, attempt }: BatchStep): string {
  if (step === "outcome") return say(state === "sealed" ? "code.event.batch-not-sent" : `code.batch.${state}`);
  const where = target === "transport" ? say("view.batch.transport") : (target ?? "");
  return say("view.batch.intent", { attempt: attempt ?? 1, target: where });
}
