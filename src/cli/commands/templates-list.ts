import type { Run } from "../command.ts";

/** `templates list`: every text of a letter, and which of them are the office's own. */
export const run: Run = async (desk) => {
  const texts = await (await desk.office()).press.templates();
  return {
    json: { templates: texts.map(({ kind, language, path, own }) => ({ kind, language, path, own })) },
    show(screen) {
      const { say } = screen;
      screen.printer.table({
        head: [say("view.templates.kind"), say("view.templates.language"), "", say("view.templates.path")],
        rows: texts.map((text) => [text.kind, text.language, text.own ? say("view.templates.own") : "", text.path]),
      });
    },
  };
};
