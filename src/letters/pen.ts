import type { EmbeddedFont } from "./embedded-fonts.ts";
import type { ShapedGlyph } from "./face.ts";
import type { LetterPage } from "./letter-document.ts";
import type { Run } from "./measure.ts";
import { inPdf } from "./pdf-object.ts";
import type { Resources } from "./resources.ts";

/**
 * Writes marks on a page. Coordinates are points from the top left. pdfkit's own text call would measure and break every
 * word again; the words come measured, so only operators are left to write.
 */
export class Pen {
  readonly #page: LetterPage;
  readonly #resources: Resources;
  #written = "";
  #face = "";
  #ink = "";

  constructor(page: LetterPage, resources: Resources) {
    this.#page = page;
    this.#resources = resources;
  }

  /** One run of glyphs with its baseline at `y`, turned by `turn` radians counter-clockwise. */
  text(run: Run, x: number, y: number, color: string, turn = 0): void {
    const font = this.#resources.font(run.face);
    this.#page.fonts[font.id] ??= font.object;
    const [cos, sin] = turn === 0 ? [1, 0] : [inPdf(Math.cos(turn)), inPdf(Math.sin(turn))];
    const face = `/${font.id} ${run.size} Tf `;
    const changes = `${face === this.#face ? "" : face}${color === this.#ink ? "" : `${color} rg `}`;
    this.#written += `BT ${changes}${cos} ${-sin} ${-sin} ${-cos} ${inPdf(x + run.x)} ${inPdf(y)} Tm\n${shown(run, font)}ET\n`;
    this.#face = face;
    this.#ink = color;
  }

  rule(x: number, y: number, width: number, weight: number, color: string): void {
    this.#written += `${color} RG ${weight} w ${inPdf(x)} ${inPdf(y)} m ${inPdf(x + width)} ${inPdf(y)} l S\n`;
  }

  /** Black squares, as the modules of a QR code, `size` points wide in all. */
  squares(x: number, y: number, size: number, rows: readonly (readonly boolean[])[]): void {
    const { id, object } = this.#resources.squares(rows);
    this.#page.pictures[id] ??= object;
    const scale = (size / rows.length).toFixed(6);
    this.#written += `q ${scale} 0 0 ${scale} ${inPdf(x)} ${inPdf(y)} cm /${id} Do Q\n`;
  }

  /** What is drawn from here on belongs to an element, or is no content: until `end`. */
  begin(tag: string, properties: string): void {
    this.#written += `/${tag} <<${properties}>> BDC\n`;
  }

  end(): void {
    this.#written += "EMC\n";
  }

  /** What was written since the last time. */
  take(): string {
    const written = this.#written;
    this.#written = "";
    return written;
  }
}

/** Operators by their glyphs, where these are numbered alike in every document. */
const written = new WeakMap<readonly ShapedGlyph[], string>();

/** The operators of a run; made once for what is set again and again. */
function shown(run: Run, font: EmbeddedFont): string {
  if (run.again === undefined) return operatorsOf(run, font);
  const known = written.get(run.glyphs);
  if (known !== undefined) return known;
  const operators = operatorsOf(run, font);
  if (run.glyphs.every((glyph) => glyph.dy === 0 && font.isEveryday(glyph))) written.set(run.glyphs, operators);
  return operators;
}

/** The glyphs as TJ operators: kerning as moves, marks above and below by rising the text. */
function operatorsOf(run: Run, font: EmbeddedFont): string {
  let operators = "";
  let array = "";
  let open = false;
  const move = (thousandths: number) => {
    if (Math.abs(thousandths) < 0.05) return;
    array += `${open ? ")" : ""}${inPdf(-thousandths)}`;
    open = false;
  };
  const put = (glyph: ShapedGlyph) => {
    array += `${open ? "" : "("}${signOf(font.numberOf(glyph))}`;
    open = true;
  };
  const close = () => {
    if (array !== "") operators += `[${array}${open ? ")" : ""}] TJ\n`;
    array = "";
    open = false;
  };
  for (const glyph of run.glyphs) {
    if (glyph.dy !== 0) close();
    if (glyph.dy !== 0) operators += `${inPdf((glyph.dy * run.size) / 1000)} Ts\n`;
    move(glyph.dx);
    put(glyph);
    move(glyph.kern - glyph.dx);
    if (glyph.dy !== 0) close();
    if (glyph.dy !== 0) operators += "0 Ts\n";
  }
  close();
  return operators;
}

const signs: string[] = [];

/** The number of a glyph as the two bytes of a literal string (ISO 32000-1, 7.3.4.2). */
function signOf(number: number): string {
  const known = signs[number];
  if (known !== undefined) return known;
  const bytes = String.fromCharCode(number >> 8, number & 0xff)
    .replace(/[()\\]/g, "\\$&")
    .replaceAll("\r", "\\r");
  signs[number] = bytes;
  return bytes;
}
