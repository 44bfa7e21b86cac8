import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import type { LetterFacts } from "../src/domain/letter.ts";
import { doorsOf } from "../src/doors.ts";
import { letterSeal } from "../src/exchange/letter-seal.ts";
import { exampleOf } from "../src/letters/examples.ts";
import { openPress } from "../src/letters/press.ts";
import { realWorld } from "../src/world.ts";
import { line, median, now, timed } from "./measure.ts";

// A run of letters in one process on one core, beside pdfkit used the plain way: a document, its fonts by path, text.
// Ours bear their check code, signed and drawn; the plain ones have none.
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

/** The words that the letters say, by language, paragraph by paragraph. */
async function wordsOf(language: string): Promise<string[]> {
  const file = new URL(`../test/letters/golden/refusal.${language}.txt`, import.meta.url);
  return (await readFile(file, "utf8")).split("\n").filter((text) => text.trim() !== "");
}

/** What is held in memory, in MB. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

async function run(office: string): Promise<void> {
  const press = openPress({ templates, office });
  const seal = letterSeal({ folder: join(office, "keys"), newSalt: () => randomBytes(16) });
  const letter = async (number: number): Promise<number> => {
    const facts = factsOf(number);
    return (await press.print({ ...facts, check: await seal.seal(facts) }, "final")).pages;
  };
  const pages = await letter(0);
  const paragraphs = (await Promise.all(["kk", "ru", "en"].map(wordsOf))).flat();

  for (let number = 0; number < 50; number++) await letter(number);
  // In turns, so that a machine that has other work slows both alike.
  const times = { plain: [] as number[], ours: [] as number[] };
  for (let number = 0; number < letters; number++) {
    if (number % (letters / plainLetters) === 0) {
      const begun = now();
      await plainLetter(paragraphs, pages);
      times.plain.push(now() - begun);
    }
    const begun = now();
    await letter(number);
    times.ours.push(now() - begun);
  }
  const [plain, ours] = [median(times.plain), median(times.ours)];

  // By ours alone: what the plain way leaves behind is not ours.
  const before = heap();
  for (let number = letters; number < 2 * letters; number++) await letter(number);
  const grown = heap() - before;

  line(`plain pdfkit, a letter of ${pages} pages`, `${plain.toFixed(1)} ms`);
  line(`ours, each of ${letters} such letters`, `${ours.toFixed(1)} ms`);
  line("times as fast (at least 20)", `×${(plain / ours).toFixed(1)}`, plain / ours >= 20);
  line(
    `memory kept by ${letters} more (at most 8 MB)`,
    `${grown.toFixed(1)} MB`,
    globalThis.gc === undefined ? null : grown <= 8,
  );
}

/** Whole processes in turns: an empty one, and one that opens the office and draws its first letter. */
function first(folder: string, office: string): void {
  const args = [program, "templates", "preview", "refusal", "--to", folder, "--office", office];
  const times = { empty: [] as number[], letter: [] as number[] };
  for (let round = 0; round < 18; round++) {
    const [empty, letter] = [timed(["-e", "0"]), timed(args)];
    if (round < 3) continue;
    times.empty.push(empty);
    times.letter.push(letter);
  }
  const ratio = median(times.letter) / median(times.empty);
  line("node -e 0", `${median(times.empty).toFixed(1)} ms`);
  line(
    "the first letter of a process (at most ×10)",
    `${median(times.letter).toFixed(1)} ms  ×${ratio.toFixed(1)}`,
    ratio <= 10,
  );
}

const folder = await mkdtemp(join(tmpdir(), "iin-desk-bench-"));
try {
  const office = join(folder, "office");
  const doors = doorsOf(realWorld(), office, "bench");
  await doors.create({ ...(await doors.exampleProfile()), training: true });
  await run(office);
  first(folder, office);
} finally {
  await rm(folder, { recursive: true, force: true });
}
