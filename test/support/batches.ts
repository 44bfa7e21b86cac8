import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CaseAt } from "../../src/domain/case.ts";
import type { PresentedDocument } from "../../src/domain/document.ts";
import { type ExportRequest, exportBatch } from "../../src/workflow/export-batch.ts";
import type { Office } from "../../src/workflow/office.ts";
import { presentDocument } from "../../src/workflow/present-document.ts";
import { type ExportedHere, sampleFile, type TestOffice } from "./office.ts";

/** An export to the stick, with what differs. */
export const request = (desk: TestOffice, differences: Partial<ExportRequest> = {}): ExportRequest => ({
  to: desk.stick,
  dryRun: false,
  strict: false,
  ...differences,
});

export const exportOf = async (desk: TestOffice, differences: Partial<ExportRequest> = {}): Promise<ExportedHere> =>
  (await exportBatch(await desk.as(), request(desk, differences))) as ExportedHere;

/** An office whose program ends when it begins to write: nothing after that moment is done or noted. */
export const cutOff = (office: Office): Office => ({
  ...office,
  folders: { ...office.folders, write: () => Promise.reject(new Error("cut off")) },
});

/** An office whose program ends after it has written, before it notes so. */
export const cutOffBehind = (office: Office): Office => ({
  ...office,
  batches: { ...office.batches, outcome: () => Promise.reject(new Error("cut off")) },
});

/** Letters and digits that pack badly: the same for the same seed. */
export function noise(seed: string, length: number): string {
  let text = "";
  for (let at = 0; text.length < length; at += 1) {
    text += createHash("sha512").update(`${seed} ${at}`).digest("base64url");
  }
  return text.slice(0, length);
}

/** Forwards investors whose papers bear long notes, so that their lines do not pack into nothing. */
export async function forwardMany(desk: TestOffice, count: number): Promise<CaseAt<"decided">[]> {
  const cases: CaseAt<"decided">[] = [];
  const { documents } = await sampleFile("investor");
  for (let number = 0; number < count; number += 1) {
    const noted = documents.map((paper, at) => (at === 0 ? { ...paper, note: noise(`${number}`, 1500) } : paper));
    cases.push(await desk.forward("investor", {}, { documents: noted }));
  }
  return cases;
}

/** A paper that no rule asks for. */
export const portfolio = (more: Partial<PresentedDocument> = {}): PresentedDocument => ({
  kind: "portfolio",
  title: null,
  issuingCountry: "DEU",
  number: null,
  issuedOn: null,
  expiresOn: null,
  language: "ru",
  originalSeen: true,
  notarised: false,
  authentication: null,
  translation: null,
  seen: "ok",
  note: null,
  scan: null,
  ...more,
});

/** Writes a scan beside the stick and adds a paper that names it; the case is then forwarded. */
export async function forwardWithScan(desk: TestOffice, name: string, bytes: Uint8Array): Promise<CaseAt<"decided">> {
  const path = join(desk.folder, "..", name);
  await writeFile(path, bytes);
  const { id } = await desk.open("investor");
  const office = await desk.as();
  await presentDocument(office, id, portfolio({ scan: path }));
  return desk.forwardOpen(id);
}

export const containersOn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith(".iinb")).sort();

/** The same in an order that only the seed decides. */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const rest = [...items];
  const out: Item[] = [];
  for (let state = seed; rest.length > 0; state = (state * 1103515245 + 12345) % 2147483648) {
    out.push(...rest.splice(state % rest.length, 1));
  }
  return out;
}
