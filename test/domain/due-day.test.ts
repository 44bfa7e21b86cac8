import { expect, it } from "vitest";
import type { DayText } from "../../src/domain/day.ts";
import { type Due, dueDay, termDay } from "../../src/domain/due-day.ts";
import { nextStep } from "../../src/domain/next-step.ts";

const on = (day: string) => day as DayText;
const sent: Due = {
  stage: "decided",
  decision: "forward",
  awaitsApproval: false,
  ruling: null,
  parcel: "accepted",
  byHand: false,
  unfit: false,
  supplementDue: null,
  held: false,
  letter: null,
  dueOn: on("2026-11-30"),
};

it("the centre's term for a supplement counts where it is earlier", () => {
  expect(termDay(sent)).toBe("2026-11-30");
  expect(termDay({ ...sent, supplementDue: on("2026-11-27") })).toBe("2026-11-27");
  expect(termDay({ ...sent, supplementDue: on("2026-12-04") })).toBe("2026-11-30");
  // A ruling that waits for a person comes first: nothing is supplemented then.
  expect(termDay({ ...sent, held: true, supplementDue: on("2026-11-27") })).toBe("2026-11-30");
});

it("what the centre returned is due at once, and overdue when the term has passed", () => {
  const returned = { ...sent, parcel: "rejected-tech" } as const;
  expect(dueDay(returned, on("2026-11-24"))).toBe("2026-11-24");
  expect(dueDay(returned, on("2026-12-01"))).toBe("2026-11-30");
  expect(dueDay({ ...sent, parcel: "recalled" }, on("2026-11-24"))).toBe("2026-11-30");
});

it("the next step names what answers the centre", () => {
  expect(nextStep(sent)).toBe("await-answer");
  expect(nextStep({ ...sent, supplementDue: on("2026-12-04") })).toBe("supplement");
  expect(nextStep({ ...sent, parcel: "rejected-tech" })).toBe("mend");
  expect(nextStep({ ...sent, parcel: null, supplementDue: on("2026-12-04") })).toBe("export");
  expect(nextStep({ ...sent, parcel: null, unfit: true })).toBe("mend");
  expect(nextStep({ ...sent, parcel: null, unfit: true, byHand: true })).toBe("record-answer");
});
