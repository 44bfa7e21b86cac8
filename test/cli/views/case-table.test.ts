import { expect, it } from "vitest";
import { printerOf } from "../../../src/cli/printer.ts";
import { caseLine } from "../../../src/cli/questions/desk/home-choices.ts";
import { screenOf } from "../../../src/cli/screen.ts";
import { terminalOf } from "../../../src/cli/terminal.ts";
import { caseTable } from "../../../src/cli/views/case-table.ts";
import { categoryCodes } from "../../../src/domain/category.ts";
import type { DayText } from "../../../src/domain/day.ts";
import type { CaseId } from "../../../src/domain/ids.ts";
import { nextSteps } from "../../../src/domain/next-step.ts";
import { languages } from "../../../src/domain/text.ts";
import { translator } from "../../../src/i18n/translate.ts";
import type { CaseLine } from "../../../src/workflow/ports/cases.ts";
import { testWorld } from "../../support/test-world.ts";

const day = "2026-11-24" as DayText;
const gathering = {
  id: "BER-2026-000001" as CaseId,
  stage: "gathering",
  kind: "formation",
  revision: 1,
  applicationDay: day,
  dueOn: day,
  dueOnStrict: day,
  decision: null,
  awaitsApproval: false,
  ruling: null,
  parcel: null,
  byHand: false,
  unfit: false,
  supplementDue: null,
  returned: [],
  held: false,
  letter: null,
};

it.each(languages)(
  "the list and the home of the desk fit 80 columns, every case on one line (%s)",
  async (language) => {
    const world = testWorld();
    const printer = await printerOf(world, terminalOf(world, { noColor: true, json: false }));
    const screen = screenOf(printer, await translator(language), "UTC");
    const lines = categoryCodes.map((category) => ({ ...gathering, category }) as CaseLine);
    // Each of them gives another next step.
    const standings: readonly Partial<CaseLine>[] = [
      { stage: "verified" },
      { stage: "decided", decision: "forward", awaitsApproval: true },
      { stage: "decided", decision: "forward" },
      { stage: "decided", decision: "forward", unfit: true },
      { stage: "decided", decision: "forward", byHand: true },
      { stage: "decided", decision: "forward", parcel: "unknown" },
      { stage: "decided", decision: "forward", parcel: "written" },
      { stage: "decided", decision: "forward", parcel: "accepted", supplementDue: day },
      { stage: "decided", decision: "forward", held: true },
      { stage: "decided", decision: "refuse" },
      { stage: "ruled", ruling: "issued", letter: "issued" },
      { stage: "closed" },
      { stage: "closed", returned: ["CNF", "CFL"] },
      { stage: "withdrawn" },
    ];
    const all = standings.flatMap((differences) => lines.map((line) => ({ ...line, ...differences }) as CaseLine));
    caseTable(screen, [...lines, ...all], null);
    await printer.finish();
    const printed = world.stdout.text.trimEnd().split("\n");
    expect(printed).toHaveLength(1 + lines.length + all.length);
    for (const line of printed) expect(line.length).toBeLessThanOrEqual(80);
    // Before each line of a list stands its mark.
    const places = lines.flatMap((line) => nextSteps.map((next) => caseLine(screen, { line, next })));
    for (const place of places) expect(place.length + 2).toBeLessThanOrEqual(80);
    expect(new Set(places.map((place) => place.indexOf("24", 20))).size).toBe(1);
  },
);
