import { expect, it } from "vitest";
import { actionsFor } from "../../../src/cli/questions/desk/case-at-desk.ts";
import type { CaseId } from "../../../src/domain/ids.ts";
import { issueLetter } from "../../../src/workflow/issue-letter.ts";
import { serveLetter } from "../../../src/workflow/serve-letter.ts";
import { confirmPrinted } from "../../../src/workflow/void-letter.ts";
import { type TestOffice, testOffice } from "../../support/office.ts";

async function firstFor(desk: TestOffice, id: CaseId, count: number): Promise<string[]> {
  const office = await desk.as();
  const [one, line, letters] = await Promise.all([
    office.cases.load(id),
    office.cases.line(id),
    office.letters.list(id),
  ]);
  const actions = actionsFor(office, one, line, letters);
  expect(new Set(actions).size).toBe(actions.length);
  return actions.filter((action) => ["issue", "printed", "serve", "copy"].includes(action)).slice(0, count);
}

it("a case with a ruling offers what comes next with its letter first: write, print, hand over", async () => {
  const desk = await testOffice();
  const { id } = await desk.forward("investor");
  await desk.export();
  for (const path of await desk.answer()) await desk.import(path);
  expect(await firstFor(desk, id, 2)).toEqual(["issue"]);
  const { letter } = await issueLetter(await desk.as(), id, null, desk.stick);
  expect(await firstFor(desk, id, 3)).toEqual(["printed", "serve", "copy"]);
  await confirmPrinted(await desk.as(), letter);
  expect(await firstFor(desk, id, 3)).toEqual(["serve", "copy"]);
  await serveLetter(await desk.as(), id, {
    kind: null,
    on: null,
    to: "applicant",
    how: "in-person",
    identitySeen: true,
  });
  expect(await firstFor(desk, id, 3)).toEqual(["copy"]);
});

it("what the centre must still be told is told again, or said to be told by another way", async () => {
  const desk = await testOffice();
  const { id } = await desk.forward("investor");
  await desk.export();
  for (const path of await desk.answer()) await desk.import(path);
  await desk.export();
  for (const path of await desk.answer({ [id]: "rejected-tech" })) await desk.import(path);
  const office = await desk.as();
  const one = await office.cases.load(id);
  const line = await office.cases.line(id);
  const telling = (untold?: boolean) =>
    actionsFor(office, one, line, [], untold).filter((action) => ["repeat", "told-otherwise"].includes(action));
  expect(line.returned).toEqual(["CNF"]);
  expect(telling()).toEqual(["repeat", "told-otherwise"]);
  expect(telling(false)).toEqual([]);
});

it("what a case needs next stands first: to be sent, to be mended, its letter", async () => {
  const desk = await testOffice();
  const office = await desk.as();
  const first = async (id: CaseId, officer = office) => {
    const [one, line, letters] = await Promise.all([
      office.cases.load(id),
      office.cases.line(id),
      office.letters.list(id),
    ]);
    return actionsFor(officer, one, line, letters)[0];
  };
  const { id: unfit } = await desk.forward("spouse", { contact: { address: "თბილისი" } });
  expect(await first(unfit)).toBe("change");
  const { id } = await desk.forward("investor");
  expect(await first(id)).toBe("send");
  expect(await first(id, await desk.as("clerk"))).not.toBe("send");
  await desk.export();
  for (const path of await desk.answer()) await desk.import(path);
  expect(await first(id)).toBe("issue");
});
