import { resolve } from "node:path";
import type { Case } from "../../../domain/case.ts";
import { replaceDocument } from "../../../workflow/present-document.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { cut } from "../../views/paragraph.ts";
import { settleOriginals } from "../originals.ts";
import { pathTyped } from "./ask-path.ts";
import { inHand } from "./in-hand.ts";

/** Takes in the scan of one paper of a case; the plain original is offered for removal. */
export async function scanAtDesk(desk: Desk, one: Case): Promise<void> {
  const { office, words } = await inHand(desk, one);
  const { language } = desk.say;
  const width = (words.screen.columns ?? 80) - 6;
  const number = await desk.ask.select({
    message: desk.say("desk.scan.which"),
    answer: "N",
    choices: one.application.documents.map((paper, index) => {
      const name = `${index + 1}. ${paper.title ?? words.book.wordsOf(paper.kind)[language]}`;
      const has = paper.scan === null ? "" : `  ${desk.say("desk.scan.there")}`;
      return { value: index + 1, name: cut(`${name}${has}`, width) };
    }),
  });
  if (number === back) return;
  const paper = one.application.documents[number - 1];
  if (paper === undefined) throw new Error("a paper outside the list");
  const typed = await desk.ask.text({ message: desk.say("desk.scan.file"), answer: "--scan", max: 1000 });
  if (typed === back) return;
  const scan = resolve(desk.world.cwd, pathTyped(desk, typed));
  const changed = await replaceDocument(office, one.id, number, { ...paper, scan });
  await settleOriginals(desk, office, [scan], changed.case.application.documents);
}
