import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import type { LetterFacts } from "../src/domain/letter.ts";
import { doorsOf } from "../src/doors.ts";
import { exampleOf } from "../src/letters/examples.ts";
import { openPress } from "../src/letters/press.ts";
import { realWorld } from "../src/world.ts";

// A run of letters in one process on one core, beside pdfkit used the plain way: a document, its fonts by path, text.
const letters = 500;
const plainLetters = 20;
const templates = new URL("../templates/letters", import.meta.url).pathname;
const program = new URL("../bin/iin-desk.js", import.meta.url).pathname;

const factsOf = (number: number): LetterFacts => {
  const example = exampleOf("refusal");
  const surname = `EXAMPLE ${String.fromCharCode(65 + (number % 26))}${number}`;
  const { addressee } = example;
  return {
    ...example,
    letter: `BER-2026-${String(number).padStart(6, "0")}-refusal-1`,
    addressee: { ...addressee, record: { ...addressee.record, surname } },
  };
};

/** The same words as the letters have, over as many pages. */
async function plainLetter(paragraphs: readonly string[], pages: number): Promise<number> {
  const document = new PDFDocument({
    size: "A4",
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    lang: "kk",
    font: null as unknown as string,
    autoFirstPage: false,
  });
  let size = 0;
  document.on("data", (chunk: Buffer) => {
    size += chunk.length;
  });
  const ended = new Promise((resolve) => document.on("end", resolve));
  document.registerFont("regular", join(templates, "fonts/NotoSerif-Regular.ttf"));
  document.registerFont("bold", join(templates, "fonts/NotoSerif-Bold.ttf"));
  document.registerFont("italic", join(templates, "fonts/NotoSerif-Italic.ttf"));
  const perPage = Math.ceil(paragraphs.length / pages);
  for (let page = 0; page < pages; page++) {
    document.addPage();
    for (const text of paragraphs.slice(page * perPage, (page + 1) * perPage)) {
      const write = () => document.font("regular").fontSize(11).text(text);
      document.addStructure(document.struct("P", {}, [() => void write()]));
    }
    document.font("bold").text("А. Б. Үлгіұлы").font("italic").text("(signed)");
  }
  document.end();
  await ended;
  return size;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length > 20 ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const now = () => Number(process.hrtime.bigint()) / 1e6;
const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

function line(name: string, value: string, verdict: boolean | null): void {
  console.log(`${name.padEnd(42)} ${value}${verdict === null ? "" : verdict ? "  kept" : "  MISSED"}`);
  if (verdict === false) process.exitCode = 1;
}

async function run(): Promise<void> {
  const press = openPress({ templates, office: "/nonexistent" });
  const { pages } = await press.print(factsOf(0), "final");
  const paragraphs = textsIn(factsOf(0)).concat(textsIn(factsOf(1)), textsIn(factsOf(2)));

  for (let number = 0; number < 50; number++) await press.print(factsOf(number), "final");
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  // In turns, so that a machine that has other work slows both alike.
  const times = { plain: [] as number[], ours: [] as number[] };
  for (let number = 0; number < letters; number++) {
    if (number % (letters / plainLetters) === 0) {
      const begun = now();
      await plainLetter(paragraphs, pages);
      times.plain.push(now() - begun);
    }
    const begun = now();
    await press.print(factsOf(number), "final");
    times.ours.push(now() - begun);
  }
  const [plain, ours] = [median(times.plain), median(times.ours)];
  globalThis.gc?.();
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024;

  line(`plain pdfkit, a letter of ${pages} pages`, `${plain.toFixed(1)} ms`, null);
  line(`our press, each of ${letters} such letters`, `${ours.toFixed(1)} ms`, null);
  line("times as fast (at least 20)", `×${(plain / ours).toFixed(1)}`, plain / ours >= 20);
  line(
    "memory kept after the run (at most 8 MB)",
    `${grown.toFixed(1)} MB`,
    globalThis.gc === undefined ? null : grown <= 8,
  );
}

/** Whole processes in turns: an empty one, and one that opens the office and draws its first letter. */
async function first(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "iin-desk-bench-"));
  try {
    const office = join(folder, "office");
    const doors = doorsOf(realWorld(), office, "bench");
    await doors.create({ ...(await doors.exampleProfile()), training: true });
    const args = [program, "templates", "preview", "refusal", "--to", folder, "--office", office];
    const times = { empty: [] as number[], letter: [] as number[] };
    for (let round = 0; round < 18; round++) {
      for (const [name, argv] of [
        ["empty", ["-e", "0"]],
        ["letter", args],
      ] as const) {
        const begun = now();
        const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
        if (status !== 0) throw new Error(stderr);
        if (round >= 3) times[name].push(now() - begun);
      }
    }
    const ratio = median(times.letter) / median(times.empty);
    line("node -e 0", `${median(times.empty).toFixed(1)} ms`, null);
    line(
      "the first letter of a process (at most ×10)",
      `${median(times.letter).toFixed(1)} ms  ×${ratio.toFixed(1)}`,
      ratio <= 10,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await run();
await first();
