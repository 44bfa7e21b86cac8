import { EmbeddedFont } from "./embedded-fonts.ts";
import type { Face } from "./face.ts";
import { finishedObject, type Objects, type PdfObject, squeezed } from "./pdf-object.ts";

export type Squares = readonly (readonly boolean[])[];

export interface Picture {
  readonly id: string;
  /** The object that pages name the picture by. */
  readonly object: PdfObject;
}

/** What the pages of one document share: each face, each picture of squares once. */
export class Resources {
  readonly #document: Objects;
  readonly #fonts = new Map<Face, EmbeddedFont>();
  readonly #squares = new Map<Squares, Picture>();

  constructor(document: Objects) {
    this.#document = document;
  }

  font(face: Face): EmbeddedFont {
    let font = this.#fonts.get(face);
    if (font === undefined) {
      font = new EmbeddedFont(this.#document, face, `F${this.#fonts.size + 1}`);
      this.#fonts.set(face, font);
    }
    return font;
  }

  /** Squares of one unit, row by row from the top. */
  squares(rows: Squares): Picture {
    let picture = this.#squares.get(rows);
    if (picture === undefined) {
      const dictionary = {
        Type: "XObject",
        Subtype: "Form",
        BBox: [0, 0, rows[0]?.length ?? 0, rows.length],
        Resources: {},
        Filter: "FlateDecode",
      };
      const bytes = squeezed(Buffer.from(filled(rows)));
      picture = { id: `S${this.#squares.size + 1}`, object: finishedObject(this.#document, dictionary, bytes) };
      this.#squares.set(rows, picture);
    }
    return picture;
  }

  write(): void {
    for (const font of this.#fonts.values()) font.write(this.#document);
  }
}

function filled(rows: Squares): string {
  let operators = "0 0 0 rg\n";
  rows.forEach((row, down) => {
    for (let from = row.indexOf(true); from >= 0; ) {
      const end = row.indexOf(false, from);
      const to = end < 0 ? row.length : end;
      operators += `${from} ${down} ${to - from} 1 re\n`;
      from = row.indexOf(true, to);
    }
  });
  return `${operators}f`;
}
