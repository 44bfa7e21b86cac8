import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import { inTerminal, type Pty, until } from "./pty.ts";
import { passportZone } from "./zone.ts";

/** The program as a story starts it: in English, at ten on a Monday. */
export const program = [process.execPath, "test/support/iin-desk.ts"];
export const env = { LANG: "en_GB.UTF-8", LC_ALL: "", NO_COLOR: "1", IIN_DESK_NOW: "2026-11-23T09:15:00Z" };

/** What the program keeps beside an office comes to lie beside it, not in the home of whoever runs the tests. */
const homeOf = (office: string) => ({ HOME: dirname(office), XDG_STATE_HOME: "" });

/** A training office in a folder of its own, for the time of one story. */
export async function withOffice(story: (office: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "iin-desk-story-"));
  const office = join(folder, "office");
  try {
    await typed(office, "init", "--training");
    await story(office);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a command without a terminal; gives its JSON. */
export async function typed(office: string, ...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await execa(program[0] ?? "", [program[1] ?? "", ...args, "--json", "--office", office], {
    env: { ...env, ...homeOf(office) },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** A command on a terminal of 80 columns and 40 rows. */
export const atTerminal = (
  office: string,
  args: readonly string[],
  story: (pty: Pty) => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> =>
  inTerminal(
    [...program, ...args, "--office", office, "--lang", "en"],
    { env: { ...env, ...homeOf(office), ...more }, columns: 80, rows: 40 },
    story,
  );

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The line of a question that waits for its answer. */
export const asks = (pty: Pty, question: string) => pty.shows(new RegExp(`(?:^|\\n)\\? ${escaped(question)}`));

/** Waits for a list, moves to the line, takes it, and waits until it is taken. */
export async function choose(pty: Pty, question: string, line: string): Promise<void> {
  const marked = (mark: string) => new RegExp(`\\n${mark}\\s?(?:\\[.\\] )?${escaped(line)}`);
  let list = await listOf(pty, question);
  // The line of an earlier answer may be the last one, and a long list does not show all of its lines.
  let key: "Down" | "Up" = "Down";
  for (let ends = 0; !marked("›").test(list); ) {
    const at = list.search(marked("[› -]"));
    if (at >= 0) key = at < list.indexOf("\n›") ? "Up" : "Down";
    await pty.press(key);
    const next = await movedList(pty, question, list);
    if (next === null) {
      ends += 1;
      if (ends > 2) throw new Error(`there is no line ${line}:\n${list}`);
      key = key === "Down" ? "Up" : "Down";
    } else list = next;
  }
  const before = await pty.everything();
  await pty.press("Enter");
  // The same question may come again at once.
  await until(
    async () => (await pty.everything()) !== before,
    () => `${line} was not taken:\n${before}`,
  );
}

/** The list under a question that waits for an answer, from its line to the keys; null while it is not drawn to its end. */
async function drawnList(pty: Pty, question: string): Promise<string | null> {
  const screen = await pty.screen();
  const [last] = [...screen.matchAll(new RegExp(`(?:^|\\n)\\? ${escaped(question)}`, "g"))].slice(-1);
  const list = last === undefined ? "" : screen.slice(last.index);
  return list.includes("\n›") && list.split("\n").slice(-2).join("").includes("Esc") ? list : null;
}

async function listOf(pty: Pty, question: string): Promise<string> {
  let list: string | null = null;
  await until(
    async () => {
      list = await drawnList(pty, question);
      return list !== null;
    },
    async () => `no list was shown for ${question}, but:\n${await pty.screen()}`,
  );
  return list ?? "";
}

/** The list after a key; null where it has not moved for so long that it is at its end. */
async function movedList(pty: Pty, question: string, before: string): Promise<string | null> {
  for (const end = performance.now() + 3000; performance.now() < end; await pause(15)) {
    const list = await drawnList(pty, question);
    if (list !== null && list !== before) return list;
  }
  return null;
}

/** Waits for a question that is answered in one line, and answers it; without a text what stands there is taken. */
export async function write(pty: Pty, question: string, text = ""): Promise<void> {
  await asks(pty, question);
  if (text !== "") await pty.type(text);
  await pty.press("Enter");
}

/** From the first question to the last before the papers: a woman of German citizenship. */
export async function person(pty: Pty, category: string, born = "1950-02-28"): Promise<void> {
  const [year = "", month = "", day = ""] = born.split("-");
  await choose(pty, "Has the person an IIN already?", "No");
  await choose(pty, "Which category", category);
  await passport(pty, `${year.slice(2)}${month}${day}`);
  await write(pty, "Surname as printed", "Müller");
  await write(pty, "Given names as printed", "Anna Maria");
  await write(pty, "Patronymic");
  await asks(pty, "Date of birth as printed");
  await pty.press("C-u");
  await write(pty, "Date of birth as printed", `${day}.${month}.${year}`);
  await write(pty, "Place of birth", "Köln");
  await write(pty, "Citizenship");
  await write(pty, "Sex");
  await choose(pty, "Does the applicant leave", "No");
  await choose(pty, "Did the applicant appear in person?", "Yes");
  await choose(pty, "Was the consent", "Yes");
}

/** The two lines as a reader sends them. */
export async function passport(pty: Pty, born = "500228"): Promise<void> {
  await asks(pty, "Machine-readable lines of the passport");
  const [first, second] = passportZone({ born });
  await pty.paste(`${first}\n${second}\n`);
}

/** The passport as the zone has it, in order. */
export async function passportInOrder(pty: Pty, original = "Yes"): Promise<void> {
  await choose(pty, "Which of them was brought?", "foreign passport");
  await write(pty, "Which country issued it?");
  await write(pty, "In which language is it?");
  await write(pty, "Number (empty: none)");
  await write(pty, "Issued on", "1.1.2021");
  await write(pty, "Valid until");
  await choose(pty, "Was the original seen and compared?", original);
  await choose(pty, "What was seen?", "in order");
}

export async function lastQuestions(pty: Pty): Promise<void> {
  await choose(pty, "Are there further papers?", "no further papers");
  await choose(pty, "In which language is the letter wanted?", "Russian");
  await pty.shows("── Summary ──");
}
