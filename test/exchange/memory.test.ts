import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syntheticIin } from "../../src/domain/iin.ts";
import { craft } from "./craft.ts";
import { answerPayload, hash } from "./foreign-answers.ts";
import type { RawEntry } from "./raw-zip.ts";
import { type TestStage, testStage } from "./stage.ts";

let stage: TestStage;
beforeAll(async () => {
  stage = await testStage();
});
afterAll(() => stage.remove());

const item = "019aaf4e-0000-7000-8000-000000000001";
const ruling = {
  kind: "DEC",
  outcome: "ISSUED",
  item,
  digest: "d".repeat(64),
  iin: syntheticIin({ yymmdd: "550117", seventh: 0, serial: 1 }),
  reference: "MIA-2026/000001",
  on: "2026-11-24",
  registeredAs: null,
};

/** An answer file that is right in every way, with so many scans of 19 MiB that nobody asked for. */
function payload(scans: number): Buffer {
  const more = Array.from({ length: scans }, (): RawEntry => {
    const content = randomBytes(19 * 1024 * 1024);
    return { name: `files/${hash(content)}`, content, method: 0 };
  });
  const listed = more.map(({ name, content = Buffer.alloc(0) }) => ({
    name,
    bytes: content.length,
    sha256: name.slice("files/".length),
  }));
  const manifest = (right: Record<string, unknown>) => ({
    ...right,
    entries: [...(right.entries as readonly object[]), ...listed],
  });
  return answerPayload(stage.office.recipient, `${JSON.stringify(ruling)}\n`, { manifest, more });
}

async function opened(crafted: { readonly payload: Uint8Array; readonly signer: string }) {
  const path = join(stage.folder, "large.iinb");
  await writeFile(path, await craft(stage.folder, { ...crafted, recipients: [stage.office.recipient] }));
  const program = join(import.meta.dirname, "open-large.ts");
  const { stdout } = await execa(process.execPath, [
    "--no-warnings",
    program,
    stage.folder,
    path,
    stage.centre.recipient,
  ]);
  return JSON.parse(stdout) as { lines: number | null; code: string | null; most: number };
}

test("the largest file there may be is opened, or refused, within 512 MB", async () => {
  const large = payload(10);
  expect(large.length).toBeGreaterThan(199_000_000);
  const good = await opened({ payload: large, signer: join(stage.centreFolder, "keys") });
  expect(good).toMatchObject({ lines: 1, code: null });
  expect(good.most).toBeLessThan(512);
  const forged = await opened({ payload: large, signer: join(stage.folder, "keys") });
  expect(forged).toMatchObject({ lines: null, code: "signature-unchecked" });
  expect(forged.most).toBeLessThan(512);
}, 120_000);
