import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { ink, margin, paper } from "./form.ts";
import type { Placed } from "./pages.ts";
import { DocumentFonts, Pen } from "./pen.ts";
import type { Part } from "./rows.ts";
import { TagTree } from "./tag-tree.ts";
import { xmpForAccessibility } from "./xmp.ts";

/** Text that belongs to the page and not to the letter: its number, DRAFT, TRAINING. */
export interface Furniture {
  readonly parts: readonly Part[];
  /** Slanted across the page, beneath the text; null for none. */
  readonly mark: Part | null;
}

export interface Sheet {
  readonly placed: readonly Placed[];
  /** Anchored to the foot of the text: `y` of its top from the top of the text. */
  readonly foot: Placed | null;
  readonly furniture: Furniture;
}

export interface DocumentFacts {
  readonly title: string;
  /** The check code: a file can be checked by it without reading the picture of the code. */
  readonly keywords: string | null;
  readonly language: string;
  /** Midnight UTC of the letter's day, in milliseconds: the clock never enters a letter. */
  readonly createdAt: number;
}

/** Draws measured sheets as PDF/A-2a and PDF/UA-1. The same sheets and facts give the same bytes. */
export async function draw(sheets: readonly Sheet[], facts: DocumentFacts): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    lang: facts.language,
    displayTitle: true,
    autoFirstPage: false,
    // Null: pdfkit must not open its own Helvetica, which is not embedded.
    font: null as unknown as string,
    info: {
      Title: facts.title,
      Creator: "iin-desk",
      Producer: "pdfkit",
      ...(facts.keywords === null ? {} : { Keywords: facts.keywords }),
      // pdfkit wants a Date; it is made from the letter's own day.
      CreationDate: new Date(facts.createdAt),
    },
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => document.on("end", resolve).on("error", reject));
  const tags = new TagTree(document);
  const fonts = new DocumentFonts(document);
  for (const sheet of sheets) drawSheet(document, tags, fonts, sheet);
  tags.end();
  fonts.write();
  document.appendXML(xmpForAccessibility);
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function drawSheet(document: PDFKit.PDFDocument, tags: TagTree, fonts: DocumentFonts, sheet: Sheet): void {
  document.addPage();
  const pen = new Pen(document, fonts);
  const { mark, parts } = sheet.furniture;
  if (mark !== null) artifact(document, pen, [mark], "Page", ink.mark);
  for (const { row, y } of [...sheet.placed, ...(sheet.foot === null ? [] : [sheet.foot])]) {
    for (const part of row.parts) drawPart(tags, pen, part, margin.left, margin.top + y);
  }
  tags.close(pen);
  artifact(document, pen, parts, "Pagination", ink.quiet);
  squeeze(document);
}

/** What pdfkit's types leave out of the stream of a page. */
interface PageStream {
  buffer: Uint8Array[];
  compress: boolean;
  readonly data: { Filter?: string };
}

/** Compresses the page's stream quickly: pdfkit would take thrice the time to save a tenth of it. */
function squeeze(document: PDFKit.PDFDocument): void {
  const stream = (document.page as unknown as { readonly content: PageStream }).content;
  stream.buffer = [deflateSync(Buffer.concat(stream.buffer), { level: 1 })];
  stream.compress = false;
  stream.data.Filter = "FlateDecode";
}

function drawPart(tags: TagTree, pen: Pen, part: Part, x: number, y: number): void {
  switch (part.kind) {
    case "text":
      for (const run of part.runs) {
        tags.open(run.element, pen);
        pen.text(run, x + part.x, y + part.y, part.ink ?? ink.text);
      }
      return;
    case "empty":
      tags.attach(part.element);
      return;
    case "rule":
      tags.artifact("Layout", pen);
      pen.rule(x + part.x, y + part.y, part.width, part.weight, part.ink);
      return;
    case "figure":
      tags.figure(part.element, part.figure, x + part.x, y + part.y, pen);
  }
}

function artifact(
  document: PDFKit.PDFDocument,
  pen: Pen,
  parts: readonly Part[],
  type: "Page" | "Pagination",
  color: string,
): void {
  document.markContent("Artifact", { type });
  for (const part of parts) {
    if (part.kind === "text")
      for (const run of part.runs) pen.text(run, part.x, part.y, part.ink ?? color, part.turn ?? 0);
    if (part.kind === "rule") pen.rule(part.x, part.y, part.width, part.weight, part.ink);
  }
  pen.flush();
  document.endMarkedContent();
}
