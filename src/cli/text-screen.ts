import { madePlain } from "../domain/text.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Line, Paint, Printer } from "./printer.ts";
import { type Screen, screenOf } from "./screen.ts";
import { tableText } from "./table.ts";

const plain: Paint = (line) =>
  (Array.isArray(line) ? line : [line as Exclude<Line, readonly unknown[]>])
    .map((part) => madePlain(typeof part === "string" ? part : part.text))
    .join("");

/** What a view shows on this screen becomes a text of `columns` columns, to be kept in a file. `timeZone` is the office's. */
export function textScreen(
  say: Translate,
  timeZone: string,
  columns = 100,
): { readonly screen: Screen; readonly text: () => string } {
  let text = "";
  const print = (line: Line = ""): void => {
    text += `${plain(line)}\n`;
  };
  const printer: Printer = {
    print,
    note: () => {},
    page: (page) => {
      for (const line of page.replace(/\n$/, "").split("\n")) print(line);
    },
    table: (table) => {
      text += tableText(table, plain, null);
    },
    status: () => {},
    json: () => {},
    paint: plain,
    coloured: false,
    columns,
    finish: async () => {},
  };
  return { screen: screenOf(printer, say, timeZone), text: () => text };
}
