import type { Word } from "./words.ts";

/** The room of a line, counted from 0, in points. */
export type Room = (line: number) => number;

const tolerance = 0.01;

/** Where each line ends (the index after its last word): as many words on each as fit. */
export function greedyBreaks(words: readonly Word[], room: Room): number[] {
  const ends: number[] = [];
  let width = 0;
  words.forEach((word, index) => {
    const before = words[index - 1];
    const wider = width + (before?.space ?? 0) + word.width;
    if (before !== undefined && (before.ends || wider > room(ends.length) + tolerance)) {
      ends.push(index);
      width = word.width;
    } else width = before === undefined ? word.width : wider;
  });
  return [...ends, words.length];
}

interface Choice {
  readonly cost: number;
  readonly from: number;
  readonly lines: number;
}

/** The same for justified text: the spaces of all lines of a paragraph as even as they can be (least squares). */
export function evenBreaks(words: readonly Word[], room: Room): number[] {
  const best: Choice[] = [{ cost: 0, from: 0, lines: 0 }];
  for (let end = 1; end <= words.length; end++) best.push(bestLineTo(end, words, best, room));
  const ends: number[] = [];
  for (let end = words.length; end > 0; end = best[end]?.from ?? 0) ends.unshift(end);
  return ends.length === 0 ? [0] : ends;
}

function bestLineTo(end: number, words: readonly Word[], best: readonly Choice[], room: Room): Choice {
  let choice: Choice = { cost: Number.POSITIVE_INFINITY, from: end - 1, lines: end };
  const last = end === words.length || words[end - 1]?.ends === true;
  let width = 0;
  let spaces = 0;
  for (let start = end - 1; start >= 0; start--) {
    const word = words[start];
    const before = best[start];
    if (word === undefined || before === undefined) break;
    if (start < end - 1) {
      if (word.ends) break;
      width += word.space;
      if (word.space > 0) spaces++;
    }
    width += word.width;
    const slack = room(before.lines) - width;
    if (slack < -tolerance && start < end - 1) break;
    const loose = last ? 0 : slack / Math.max(1, spaces);
    const cost = before.cost + loose * loose + 1;
    if (cost < choice.cost) choice = { cost, from: start, lines: before.lines + 1 };
  }
  return choice;
}
