import type { CaseId } from "../../src/domain/ids.ts";
import { syntheticIin } from "../../src/domain/iin.ts";
import type { Sample, TestOffice } from "./office.ts";

/** A synthetic number for a person: `seventh` 0 says neither century nor sex. */
export function someIin(yymmdd: string, serial = 1, seventh = 0): string {
  for (let next = serial; ; next += 100) {
    const number = syntheticIin({ yymmdd, seventh, serial: next });
    if (number !== null) return number;
  }
}

/** Oliver James Example, a man born on 17 March 1984. */
export const investor = "840317";

/** Forwards the samples and sends them in one batch. */
export async function sent(desk: TestOffice, ...samples: readonly Sample[]): Promise<CaseId[]> {
  const ids: CaseId[] = [];
  for (const sample of samples) ids.push((await desk.forward(sample)).id);
  await desk.export();
  return ids;
}

/** One sample on its way, and what every line about it names. */
export async function sentOne(desk: TestOffice, sample: Sample = "investor") {
  const [id] = await sent(desk, sample);
  if (id === undefined) throw new Error("nothing was sent");
  return { id, about: await desk.about(id) };
}
