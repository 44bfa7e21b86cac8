import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type LetterPress, openPress } from "../../src/letters/press.ts";

/** The press as the program opens it, for an office without texts or an image of its own. */
export const testPress = (office = "/nonexistent-office"): LetterPress =>
  openPress({ templates: join(import.meta.dirname, "../../templates/letters"), office });

/** Runs a stock tool on the bytes of a PDF. A missing tool is an error that names it. */
export const judged = (tool: string, pdf: Uint8Array, args: (path: string) => readonly string[]): string =>
  run(tool, pdf, args).toString("utf8");

function run(tool: string, pdf: Uint8Array, args: (path: string) => readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "letters-"));
  try {
    const path = join(folder, "letter.pdf");
    writeFileSync(path, pdf);
    return execFileSync(tool, args(path), { maxBuffer: 64_000_000 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") {
      throw new Error(`the judge ${tool} is missing: install poppler-utils and qpdf`, { cause });
    }
    throw cause;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of each page, in reading order, with every kind of space as one space. */
export const pageTexts = (pdf: Uint8Array): string[] =>
  judged("pdftotext", pdf, (path) => ["-raw", path, "-"])
    .split("\f")
    .slice(0, -1)
    .map((page) => page.replace(/[\s\u00a0]+/g, " ").trim());

const furniture = [
  /^О Қ У · У Ч Е Б Н Ы Й · T R A I N I N G /,
  /ОҚУ · УЧЕБНЫЙ · TRAINING/,
  /[A-Z0-9]+-\d{4}-\d{6}-[a-z-]+-\d+ (\d+-бет, барлығы \d+|Страница \d+ из \d+|Page \d+ of \d+)/,
];

/** The text of each language's part, without what stands on every page. */
export function partTexts(pdf: Uint8Array): Record<"kk" | "ru" | "en", string> {
  const parts = { kk: "", ru: "", en: "" };
  for (const page of pageTexts(pdf)) {
    const lang = /\d+-бет, барлығы \d+/.test(page) ? "kk" : /Страница \d+ из \d+/.test(page) ? "ru" : "en";
    parts[lang] += ` ${furniture.reduce((text, each) => text.replace(each, ""), page).trim()}`;
  }
  return parts;
}

export interface StructureElement {
  readonly tag: string;
  readonly lang: string | null;
  readonly alt: string | null;
}

/** Every element of the structure tree, read back by qpdf. */
export function structureOf(pdf: Uint8Array): StructureElement[] {
  const json = JSON.parse(judged("qpdf", pdf, (path) => ["--json=2", "--json-key=qpdf", path]));
  const objects: Record<string, { value?: Record<string, unknown> }> = json.qpdf[1];
  const text = (value: unknown): string | null => (typeof value === "string" ? value.replace(/^u:/, "") : null);
  return Object.values(objects).flatMap(({ value }) =>
    typeof value?.["/S"] === "string" && "/P" in value && "/K" in value
      ? [{ tag: value["/S"].slice(1), lang: text(value["/Lang"]), alt: text(value["/Alt"]) }]
      : [],
  );
}

type PdfJson = { readonly value?: Record<string, unknown>; readonly stream?: { dict: Record<string, unknown> } };

/**
 * Marked content and its owners, both ways, read back by qpdf: what the elements of the structure tree name, and what
 * the pages say of each content. Each is `page object/number of the content > element object`.
 */
export function ownersOf(pdf: Uint8Array): {
  readonly elements: string[];
  readonly pages: string[];
  /** The numbers as the pages' streams have them. */
  readonly drawn: number[];
} {
  const json = JSON.parse(judged("qpdf", pdf, (path) => ["--json=2", "--json-key=qpdf", path]));
  const objects = json.qpdf[1] as Record<string, PdfJson>;
  const at = (reference: unknown) => objects[`obj:${reference}`]?.value ?? {};
  const elements = Object.entries(objects).flatMap(([name, { value }]) =>
    value?.["/S"] === undefined || !Array.isArray(value["/K"])
      ? []
      : value["/K"].flatMap((kid: unknown) => {
          const own = name.replace("obj:", "");
          if (typeof kid === "number") return [`${value["/Pg"]}/${kid} > ${own}`];
          const far = kid as { "/Pg"?: string; "/MCID"?: number };
          return typeof kid === "object" ? [`${far["/Pg"]}/${far["/MCID"]} > ${own}`] : [];
        }),
  );
  const root = Object.values(objects).find(({ value }) => value?.["/Type"] === "/StructTreeRoot")?.value ?? {};
  const numbers = (root["/ParentTree"] as { "/Nums": unknown[] })["/Nums"];
  const pages = Object.entries(objects).flatMap(([name, { value }]) => {
    if (value?.["/Type"] !== "/Page") return [];
    const owners = numbers[numbers.indexOf(value["/StructParents"]) + 1] as string[];
    for (const owner of owners) expect(at(owner)["/P"]).toBeDefined();
    return owners.map((owner, number) => `${name.replace("obj:", "")}/${number} > ${owner}`);
  });
  const drawn = judged("qpdf", pdf, (path) => ["--qdf", "--stream-data=uncompress", path, "-"]);
  return { elements, pages, drawn: [...drawn.matchAll(/\/MCID (\d+)>> BDC/g)].map(([, number]) => Number(number)) };
}

/** The metadata packet as it stands in the file. */
export const metadataOf = (pdf: Uint8Array): string => judged("pdfinfo", pdf, (path) => ["-meta", path]);

/** A page as a printer would see it; places are parts of its width and height. */
export function pictureOf(pdf: Uint8Array, page: number, dpi: number): { dark(x: number, y: number): boolean } {
  const bytes = run("pdftoppm", pdf, (path) => ["-gray", "-r", `${dpi}`, "-f", `${page}`, "-l", `${page}`, path]);
  const [head = "", width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString("latin1")) ?? [];
  const [columns, rows] = [Number(width), Number(height)];
  return { dark: (x, y) => bytes[head.length + Math.floor(y * rows) * columns + Math.floor(x * columns)]! < 128 };
}
