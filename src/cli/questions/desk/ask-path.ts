import type { Desk } from "../../desk.ts";
import { type Back, back } from "../../question.ts";

/** The folder or file of the last answer of each kind, offered again while the desk is open. */
const last = new WeakMap<Desk["world"], Map<string, string>>();

/** A path on this computer, as an officer types or drags it onto the window. */
export async function askPath(
  desk: Desk,
  kind: "folder" | "answers" | "batch" | "file",
  message: string,
): Promise<string | Back> {
  const known = last.get(desk.world) ?? new Map<string, string>();
  last.set(desk.world, known);
  const typed = await desk.ask.text({
    message,
    answer: kind === "folder" ? "--to" : "FILE",
    max: 1000,
    earlier: known.get(kind),
  });
  if (typed === back) return back;
  const path = pathTyped(desk, typed);
  known.set(kind, path);
  return path;
}

/** A path as somebody typed it or dropped it on the terminal, which may put quotation marks around it. */
export const pathTyped = (desk: Desk, typed: string): string =>
  typed.replace(/^(['"])(.*)\1$/, "$2").replace(/^~(?=\/|$)/, desk.world.home);
