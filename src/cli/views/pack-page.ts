import type { PackSource, RulePack } from "../../domain/rule-pack.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** A pack in words: categories, demands, checks, grounds and appeals, each with its act and point. */
export function packPage(screen: Screen, pack: RulePack): void {
  const { say } = screen;
  const language = say.language;
  const source = (from: PackSource) => {
    const act = pack.acts[from.act];
    const part = from.point === undefined ? "" : `, ${act?.parts[from.point]?.[language] ?? from.point}`;
    const mark = from.basis === "assumed" ? `  [${say("view.case.assumed")}]` : "";
    return `      ${act?.title[language] ?? from.act}${part}${mark}`;
  };
  const head = (text: string) => {
    screen.print();
    screen.print(styled("bold", text));
  };
  const item = (text: string, from: PackSource) => {
    screen.print(`  ${text}`);
    screen.print(styled("dim", source(from)));
  };
  screen.print(styled("bold", `${pack.id}  ${pack.title[language]}`));
  if (pack.notice !== undefined) screen.print(styled("warn", pack.notice[language]));
  const until = pack.until === undefined ? say("view.rules.open") : screen.day(pack.until);
  screen.print(pack.from === undefined ? say("view.rules.noSpan") : `${screen.day(pack.from)} – ${until}`);
  head(say("view.rules.categories"));
  for (const one of pack.categories)
    item(`${one.code}: ${one.words[language]} (${say(`code.route.${one.route}`)})`, one.source);
  head(say("view.rules.requirements"));
  for (const one of pack.requirements) item(`${one.id}: ${one.words[language]}`, one.source);
  head(say("view.rules.checks"));
  for (const one of pack.checks) {
    item(
      `${one.id} (${one.finding}): ${say(`view.rules.${one.weight}`)}${one.ground ? ` → ${one.ground}` : ""}`,
      one.source,
    );
  }
  head(say("view.rules.grounds"));
  for (const one of pack.grounds)
    item(`${one.code} (${say(`code.actKind.${one.act}`)}): ${one.words[language]}`, one.source);
  head(say("view.rules.appeals"));
  for (const one of pack.appeals) item(`${one.body[language]} ${one.term[language]}`, one.source);
}
