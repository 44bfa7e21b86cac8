import type { Word } from "./words.ts";

/** The room of a line, counted from 0, in points. */
export type Room = (line: number) => number;

const tolerance = 0.01;

/** What one more line costs, in square points of slack: no paragraph grows longer for evenness' sake. */
const perLine = 1e6;

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

/**
 * The same with the right edge of a whole paragraph as even as it can be (least squares). `lastToo` counts the last line
 * as well: a title of two lines then has two of about one length.
 */
export function evenBreaks(words: readonly Word[], room: Room, lastToo: boolean): number[] {
  const best: Choice[] = [{ cost: 0, from: 0, lines: 0 }];
  for (let end = 1; end <= words.length; end++) best.push(bestLineTo(end, words, best, room, lastToo));
  const ends: number[] = [];
  for (let end = words.length; end > 0; end = best[end]?.from ?? 0) ends.unshift(end);
  return ends.length === 0 ? [0] : ends;
}

function bestLineTo(
  end: number,
  words: readonly Word[],
  best: readonly Choice[],
  room: Room,
  lastToo: boolean,
): Choice {
  let choice: Choice = { cost: Number.POSITIVE_INFINITY, from: end - 1, lines: end };
  const free = (end === words.length && !lastToo) || words[end - 1]?.ends === true;
  let width = 0;
  for (let start = end - 1; start >= 0; start--) {
    const word = words[start];
    const before = best[start];
    if (word === undefined || before === undefined) break;
    if (start < end - 1) {
      if (word.ends) break;
      width += word.space;
    }
    width += word.width;
    const slack = room(before.lines) - width;
    if (slack < -tolerance && start < end - 1) break;
    const cost = before.cost + (free ? 0 : slack * slack) + perLine;
    if (cost < choice.cost) choice = { cost, from: start, lines: before.lines + 1 };
  }
  return choice;
}
