import { Temporal } from "../../src/domain/day.ts";
import type { Ruling } from "../../src/domain/ruling.ts";

const day = Temporal.PlainDate.from;

/** What an officer reads from a screen: a number was given. */
export const issuedTo = (iin: string, more: Partial<Extract<Ruling, { outcome: "issued" }>> = {}): Ruling => ({
  outcome: "issued",
  reference: "MIA-2026/000001",
  on: day("2026-11-23"),
  iin,
  registeredAs: null,
  ...more,
});

export const refusedOn = (code: string, iin: string | null = null): Ruling => ({
  outcome: "refused",
  reference: "MIA-2026/000002",
  on: day("2026-11-23"),
  grounds: [{ code, point: null, texts: null }],
  iin,
  registeredAs: null,
});

export const annulledOn = (on = "2026-11-23"): Ruling => ({
  outcome: "annulled",
  reference: "MIA-2026/000003",
  on: day(on),
  registeredAs: null,
});
