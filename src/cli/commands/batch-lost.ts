import { settleBatch } from "../../workflow/settle-batch.ts";
import type { Run } from "../command.ts";
import { givenBatch } from "../given.ts";
import { settledView } from "../views/settled.ts";

/** `batch lost BATCH`: its cases go out again with the next export, under the same items. */
export const run: Run = async (desk, call) =>
  settledView(await settleBatch(await desk.office(), givenBatch(call), "lost"));
