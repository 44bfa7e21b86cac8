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
  returned: [],
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

it("what was said beside the request and came back is due at once, also when the case has its answer", () => {
  expect(dueDay({ ...sent, returned: ["QRY"] }, on("2026-11-24"))).toBe("2026-11-24");
  expect(dueDay({ ...sent, returned: ["QRY"] }, on("2026-12-01"))).toBe("2026-11-30");
  const closed = { ...sent, stage: "closed", parcel: "answered", ruling: "issued", letter: "served" } as const;
  expect(nextStep({ ...closed, returned: ["CNF"] })).toBe("repeat");
  expect(dueDay({ ...closed, returned: ["CNF"] }, on("2026-12-07"))).toBe("2026-12-07");
  // What is nearer to the applicant comes first.
  expect(nextStep({ ...closed, stage: "ruled", letter: null, returned: ["CNF"] })).toBe("issue-letter");
  expect(nextStep({ ...sent, supplementDue: on("2026-12-04"), returned: ["SUP"] })).toBe("supplement");
  expect(nextStep({ ...sent, held: true, returned: ["CFL"] })).toBe("settle-hold");
});

it("the next step names what answers the centre", () => {
  expect(nextStep(sent)).toBe("await-answer");
  expect(nextStep({ ...sent, supplementDue: on("2026-12-04") })).toBe("supplement");
  expect(nextStep({ ...sent, parcel: "rejected-tech" })).toBe("mend");
  expect(nextStep({ ...sent, parcel: null, supplementDue: on("2026-12-04") })).toBe("export");
  expect(nextStep({ ...sent, parcel: null, unfit: true })).toBe("mend");
  expect(nextStep({ ...sent, parcel: null, unfit: true, byHand: true })).toBe("record-answer");
});
