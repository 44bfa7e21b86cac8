import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import type { Temporal } from "../../src/domain/day.ts";
import { batchId, type Digest, type ItemId } from "../../src/domain/ids.ts";
import type { Message } from "../../src/domain/message.ts";
import { type OfficeProfile, officeProfileSchema } from "../../src/domain/office-profile.ts";
import { keySpan } from "../../src/exchange/key-span.ts";
import { type Keys, loadKeys } from "../../src/exchange/keys.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { officeExchange } from "../../src/exchange/office-exchange.ts";
import { enrol, makeCentre } from "../../src/exchange/simulator/centre.ts";
import type { AnswerLine, Exchange, Outgoing, Prepared } from "../../src/workflow/ports/exchange.ts";
import { at, ber, sampleCase, sampleItem } from "./sample.ts";

/** A batch of one file. */
export interface Sealed {
  readonly name: string;
  readonly sha256: Digest;
  readonly bytes: Uint8Array;
  readonly digests: ReadonlyMap<ItemId, Digest>;
}

/** A training office with its simulator, as `init --training` leaves them, with what a test needs of both. */
export interface TestStage {
  readonly folder: string;
  readonly centreFolder: string;
  readonly office: Keys;
  readonly centre: Keys;
  readonly exchange: Exchange;
  seal(seq: number, items: readonly (Outgoing | Message)[], createdAt?: Temporal.Instant): Promise<Sealed>;
  remove(): Promise<void>;
}

export const software = "iin-desk 0.1.0";

export async function testStage(): Promise<TestStage> {
  const folder = await mkdtemp(join(tmpdir(), "iin-desk-stage-"));
  const centreFolder = join(folder, "centre");
  const span = { training: true, ...keySpan(at, true) };
  const own = await makeKeys(join(folder, "keys"), { ...span, commonName: ber });
  const { recipient, certificate } = await makeCentre(centreFolder, span);
  await enrol(centreFolder, { code: ber, certificate: own.certificate.x509.toString(), recipient: own.recipient });
  await writeFile(join(folder, "centre.pem"), certificate);
  const example = JSON.parse(await readFile("templates/office.example.json", "utf8"));
  const centre = { recipient, certificates: ["centre.pem"] };
  const profile: OfficeProfile = v.parse(officeProfileSchema, { ...example, training: true, centre });
  const exchange = officeExchange({ profile, folder, software });
  return {
    folder,
    centreFolder,
    office: own,
    centre: await loadKeys(join(centreFolder, "keys")),
    exchange,
    async seal(seq, items, createdAt = at) {
      const prepared = await Promise.all(items.map((item) => exchange.prepare(item)));
      const lines = prepared.map((line): Prepared => {
        if ("reason" in line) throw new Error(line.reason);
        return line;
      });
      let sealed: Uint8Array = new Uint8Array();
      const [file] = await exchange.seal({
        id: batchId(ber, 2026, seq),
        uuid: `019aaf4f-0000-7000-8000-${String(seq).padStart(12, "0")}`,
        seq,
        previousDigest: seq === 1 ? null : ("a".repeat(64) as Digest),
        createdAt,
        clockSuspect: false,
        ledgerHead: { size: 12, hash: "b".repeat(64) as Digest },
        parts: [{ holds: "items", items: lines }],
        scan: () => Promise.reject(new Error("no scan travels here")),
        keep: async (bytes) => {
          sealed = bytes;
          return createHash("sha256").update(bytes).digest("hex") as Digest;
        },
      });
      if (file === undefined) throw new Error("nothing was sealed");
      const digests = new Map(lines.map(({ item, digest }) => [item, digest]));
      return { name: file.name, sha256: file.sha256, bytes: sealed, digests };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Sample cases as they go out. */
export const outgoing = (...numbers: readonly number[]): Outgoing[] =>
  numbers.map((number) => ({ item: sampleItem(number), case: sampleCase(number) }));

export const itemOf = (number: number): ItemId => sampleItem(number);

/** An answer file as an office opens it, with every line at hand. */
export async function openedBy(exchange: Exchange, bytes: Uint8Array, path: string) {
  const opened = await exchange.openAnswers(bytes, path);
  const lines: AnswerLine[] = [];
  for await (const line of opened.lines()) lines.push(line);
  return { ...opened, lines };
}
