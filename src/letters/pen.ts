import { EmbeddedFont } from "./embedded-fonts.ts";
import type { Face, ShapedGlyph } from "./face.ts";
import type { Run } from "./measure.ts";

/** The fonts of one document: each face once. */
export class DocumentFonts {
  readonly #document: PDFKit.PDFDocument;
  readonly #fonts = new Map<Face, EmbeddedFont>();

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  of(face: Face): EmbeddedFont {
    let font = this.#fonts.get(face);
    if (font === undefined) {
      font = new EmbeddedFont(this.#document, face, `F${this.#fonts.size + 1}`);
      this.#fonts.set(face, font);
    }
    return font;
  }

  write(): void {
    for (const font of this.#fonts.values()) font.write(this.#document);
  }
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const hex = (value: number): string => value.toString(16).padStart(4, "0");

/**
 * Writes marks on the page of a pdfkit document. Coordinates are points from the top left. pdfkit's own text call would
 * measure and break every word again; the words come measured, so only operators are left to write.
 */
export class Pen {
  readonly #document: PDFKit.PDFDocument;
  readonly #fonts: DocumentFonts;
  readonly #onPage: Record<string, unknown>;
  readonly #lines: string[] = [];

  constructor(document: PDFKit.PDFDocument, fonts: DocumentFonts) {
    this.#document = document;
    this.#fonts = fonts;
    this.#onPage = (document.page as unknown as { fonts: Record<string, unknown> }).fonts;
  }

  /** One run of glyphs with its baseline at `y`, turned by `turn` radians counter-clockwise. */
  text(run: Run, x: number, y: number, color: string, turn = 0): void {
    const font = this.#fonts.of(run.face);
    this.#onPage[font.id] ??= font.object;
    const [cos, sin] = [round(Math.cos(turn)), round(Math.sin(turn))];
    this.#lines.push(
      `BT /${font.id} ${run.size} Tf ${color} rg ${cos} ${round(-sin)} ${round(-sin)} ${-cos} ${round(x + run.x)} ${round(y)} Tm`,
      ...shown(run, font),
      "ET",
    );
  }

  rule(x: number, y: number, width: number, weight: number, color: string): void {
    this.#lines.push(`${color} RG ${weight} w ${round(x)} ${round(y)} m ${round(x + width)} ${round(y)} l S`);
  }

  /** Filled squares of `size`, as the modules of a QR code. */
  squares(x: number, y: number, size: number, rows: readonly (readonly boolean[])[], color: string): void {
    this.#lines.push(`${color} rg`);
    rows.forEach((row, down) => {
      for (let from = 0; from < row.length; from++) {
        let to = from;
        while (row[to] === true) to++;
        if (to > from) {
          this.#lines.push(
            `${round(x + from * size)} ${round(y + down * size)} ${round((to - from) * size)} ${round(size)} re`,
          );
          from = to;
        }
      }
    });
    this.#lines.push("f");
  }

  /** Hands what was written to the page; marked content must not open or close before. */
  flush(): void {
    if (this.#lines.length === 0) return;
    // As bytes: pdfkit would turn a text into them character by character.
    this.#document.addContent(Buffer.from(`${this.#lines.join("\n")}\n`, "latin1"));
    this.#lines.length = 0;
  }
}

/** Operators by their glyphs, where these are numbered alike in every document. */
const written = new WeakMap<readonly ShapedGlyph[], readonly string[]>();

/** The operators of a run; made once for what is set again and again. */
function shown(run: Run, font: EmbeddedFont): readonly string[] {
  if (run.again === undefined) return operatorsOf(run, font);
  const known = written.get(run.glyphs);
  if (known !== undefined) return known;
  const operators = operatorsOf(run, font);
  if (run.glyphs.every((glyph) => glyph.dy === 0 && font.isEveryday(glyph))) written.set(run.glyphs, operators);
  return operators;
}

/** The glyphs as TJ operators: kerning as moves, marks above and below by rising the text. */
function operatorsOf(run: Run, font: EmbeddedFont): string[] {
  const operators: string[] = [];
  let array = "";
  let open = false;
  const move = (thousandths: number) => {
    if (Math.abs(thousandths) < 0.05) return;
    array += `${open ? "> " : ""}${round(-thousandths)} `;
    open = false;
  };
  const put = (glyph: ShapedGlyph) => {
    array += `${open ? "" : "<"}${hex(font.numberOf(glyph))}`;
    open = true;
  };
  const close = () => {
    if (array !== "") operators.push(`[${array}${open ? ">" : ""}] TJ`);
    array = "";
    open = false;
  };
  for (const glyph of run.glyphs) {
    if (glyph.dy !== 0) close();
    if (glyph.dy !== 0) operators.push(`${round((glyph.dy * run.size) / 1000)} Ts`);
    move(glyph.dx);
    put(glyph);
    move(glyph.kern - glyph.dx);
    if (glyph.dy !== 0) close();
    if (glyph.dy !== 0) operators.push("0 Ts");
  }
  close();
  return operators;
}
