import type { Run } from "../command.ts";

/** `rules list`: every order the program knows and its days. */
export const run: Run = async (desk) => {
  const office = await desk.office();
  const packs = await office.rules.list();
  return {
    json: {
      rules: packs.map((pack) => ({
        id: pack.id,
        status: pack.status,
        from: pack.from?.toString() ?? null,
        until: pack.until?.toString() ?? null,
        title: pack.title,
        digest: pack.digest,
      })),
    },
    show(screen) {
      const { say } = screen;
      screen.printer.table({
        head: [say("view.rules.id"), say("view.rules.from"), say("view.rules.until"), say("view.rules.status"), say("view.rules.title")],
        rows: packs.map((pack) => [
          pack.id,
          pack.from === undefined ? say("view.rules.noSpan") : screen.day(pack.from),
          pack.until === undefined ? (pack.from === undefined ? "" : say("view.rules.open")) : screen.day(pack.until),
          say(`view.rules.statuses.${pack.status}`),
          pack.title[say.language],
        ]),
      });
    },
  };
};
