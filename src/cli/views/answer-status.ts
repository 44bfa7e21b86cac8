import type { BatchCoverage, CoveredItem, ItemWord } from "../../domain/coverage.ts";
import { itemWords } from "../../domain/coverage.ts";
import type { CaseId } from "../../domain/ids.ts";
import type { Alarm, AnswerStatus } from "../../workflow/answer-status.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { numberRanges } from "./number-ranges.ts";
import { paragraph } from "./paragraph.ts";

/** A batch as scripts see it: cases by how far the centre has answered them. */
export const coverageJson = ({ items, ...batch }: BatchCoverage) => ({
  ...batch,
  ...(Object.fromEntries(
    itemWords.map((word) => [
      word,
      items.filter((item) => item.message === null && item.word === word).map((item) => item.case),
    ]),
  ) as Record<ItemWord, CaseId[]>),
  messages: items.flatMap(({ message, word, case: id }) =>
    message === null ? [] : [{ case: id, kind: message, word }],
  ),
});

/** Cases that the centre should have answered, each once. */
export const silentIn = (batches: readonly BatchCoverage[]): CaseId[] => [
  ...new Set(batches.flatMap(({ items }) => items.filter((item) => item.word === "silent").map((item) => item.case))),
];

/** What must not wait: cases without an answer, answer files that never came, lines set aside. Says nothing where all is well. */
export function alarmView(screen: Screen, { silent, missing, aside }: Alarm): void {
  const { say } = screen;
  if (missing.length > 0) {
    const numbers = numberRanges(missing);
    paragraph(screen, say("answers.status.missing", { count: missing.length, numbers }), { style: "bad" });
  }
  silentView(screen, silent);
  if (aside > 0) paragraph(screen, say("answers.status.aside", { count: aside }), { style: "warn" });
}

/** The cases that the centre should have answered, by number. */
export function silentView(screen: Screen, silent: readonly CaseId[]): void {
  if (silent.length === 0) return;
  const { say } = screen;
  paragraph(screen, say("answers.status.silent", { count: silent.length, cases: silent }), { style: "bad" });
  paragraph(screen, say("answers.status.ask"));
}

/** Every batch on a line of its own. */
export function statusTable(screen: Screen, { batches }: AnswerStatus): void {
  const { say } = screen;
  screen.printer.table({
    head: [
      say("screen.batch"),
      say("answers.column.centre"),
      say("answers.column.files"),
      say("answers.column.answered"),
      say("answers.column.silent"),
    ],
    rows: batches.map((one) => {
      // A message that was told again, or by another way, waits for nothing in this batch.
      const isDone = ({ word, message }: CoveredItem) => word === "answered" || (word === "again" && message !== null);
      const word = say(`answers.batchWord.${one.word}`);
      return [
        one.batch,
        one.word === "silent" ? styled("bad", word) : word,
        say("answers.count", { count: one.parts.received.length, of: one.parts.of }),
        say("answers.count", { count: one.items.filter(isDone).length, of: one.items.length }),
        String(one.items.filter(({ word: said }) => said === "silent").length),
      ];
    }),
  });
}

/** One batch: its files, and how far each thing in it is answered. */
export function batchStatus(screen: Screen, one: BatchCoverage): void {
  const { say } = screen;
  partsView(screen, one);
  screen.printer.table({
    head: [say("screen.case"), say("answers.column.sent"), say("answers.column.centre")],
    rows: one.items.map(({ case: id, message, word }) => {
      const text = say(`answers.word.${word}`);
      const sent = message === null ? say("answers.request") : say(`code.message.${message}`);
      return [id, sent, word === "silent" ? styled("bad", text) : text];
    }),
  });
}

/** Of how many files of a batch the centre has said that they arrived. */
export function partsView(screen: Screen, { batch, parts }: Pick<BatchCoverage, "batch" | "parts">): void {
  const { say } = screen;
  const { of, received, missing } = parts;
  if (received.length > 0) screen.print(say("answers.status.parts", { batch, of, received: received.length }));
  if (missing.length === 0) return;
  paragraph(screen, say("answers.status.partsMissing", { batch, parts: numberRanges(missing) }), { style: "warn" });
}
