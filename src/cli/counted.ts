import type { Desk } from "./desk.ts";

const width = 24;

/**
 * What is done of all there is to do, on stderr: a bar on a terminal, a line of JSON at every tenth with `--json`, and
 * nothing where a program that wants neither reads along.
 */
export function countedOn(desk: Desk): (done: number, of: number) => void {
  const { world, printer, json } = desk;
  let told = -1;
  return (done, of) => {
    if (of < 2) return;
    const tenth = Math.floor((done * 10) / of);
    if (json) {
      if (tenth !== told) printer.note(JSON.stringify({ type: "progress", done, of }));
    } else if (world.stderr.isTTY) {
      const full = Math.round((done * width) / of);
      // Drawn over itself; a last blank line leaves the screen to what follows.
      const bar = `${"█".repeat(full)}${"░".repeat(width - full)} ${done}/${of}`;
      world.stderr.write(done === of ? `\r${" ".repeat(bar.length)}\r` : `\r${bar}`);
    }
    told = tenth;
  };
}
