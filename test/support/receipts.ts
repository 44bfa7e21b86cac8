import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BatchId } from "../../src/domain/ids.ts";
import { acknowledgeReceipt } from "../../src/exchange/simulator/centre.ts";
import type { TestOffice } from "./office.ts";

/** The simulator takes one part of a batch in and gives the receipt for all that it has by then; gives its path. */
export async function receiptFor(desk: TestOffice, id: BatchId, part: number): Promise<string> {
  const office = await desk.as();
  const { files } = await office.batches.load(id);
  const path = join(desk.stick, files[part - 1]?.name ?? "");
  const at = office.clock.now();
  const centre = join(desk.folder, "centre");
  const receipt = await acknowledgeReceipt(centre, await readFile(path), { at, software: "iin-desk 0.0.0", path });
  await writeFile(join(desk.stick, receipt.fileName), receipt.bytes);
  return join(desk.stick, receipt.fileName);
}
