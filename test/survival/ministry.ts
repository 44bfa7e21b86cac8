import { copyFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../src/domain/day.ts";
import type { CaseId, Digest } from "../../src/domain/ids.ts";
import { certificateFrom, pin } from "../../src/exchange/certificate.ts";
import { sha256 } from "../../src/exchange/digest.ts";
import { loadKeys } from "../../src/exchange/keys.ts";
import { openBatch } from "../../src/exchange/read-batch.ts";
import { acknowledgeReceipt, answer, type Delivered } from "../../src/exchange/simulator/centre.ts";
import { type Register, readRegister, sentBytes } from "../../src/exchange/simulator/register.ts";
import type { Wish } from "../../src/exchange/simulator/rulings.ts";
import type { ScenarioName } from "../../src/exchange/simulator/scenarios.ts";

export interface Asked {
  readonly at: Instant;
  readonly rulings?: ReadonlyMap<CaseId, Wish>;
  readonly scenario?: ScenarioName;
  /** Only the receipt is wanted. */
  readonly receipt?: boolean;
  /** `before`: its program ends before it has noted anything; `behind`: before anything is seen of what it has noted. */
  readonly crash?: "before" | "behind";
}

/** The simulator of the centre with its real register, as it lies in the folder of a training office. */
export class Ministry {
  readonly #folder: string;
  readonly #taken = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  register(): Promise<Register> {
    return readRegister(this.#folder);
  }

  /** Reads a batch file and answers it; the files in the order in which they leave. */
  async take(file: { readonly name: string; readonly bytes: Uint8Array }, asked: Asked): Promise<Delivered[]> {
    const register = join(this.#folder, "register.json");
    await copyFile(register, `${register}.before`);
    const { at, rulings = new Map(), scenario } = asked;
    const wishes = { seed: 1, at, rulings, software: "iin-desk 0.0.0", path: file.name };
    const delivered = asked.receipt
      ? [await acknowledgeReceipt(this.#folder, file.bytes, wishes)]
      : await answer(this.#folder, file.bytes, { ...wishes, ...(scenario === undefined ? {} : { scenario }) });
    this.#taken.set(sha256(file.bytes), file);
    if (asked.crash === "before") await rename(`${register}.before`, register);
    return asked.crash === undefined ? delivered : [];
  }

  /** The files of the batch that brought an item first: the centre has them still. */
  async filesWith(item: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
    const { items, offices } = await this.register();
    const batches = Object.values(offices).flatMap((office) => office.batches);
    const parts = batches.find(({ batch }) => batch === items[item]?.batch)?.parts ?? [];
    return parts.flatMap(({ sha256 }) => this.#taken.get(sha256) ?? []);
  }

  /** The cases that the lines of a batch file are about; of requests alone where only those are wanted. */
  async casesIn(bytes: Uint8Array, which: "all" | "requests" = "all"): Promise<CaseId[]> {
    const keys = await loadKeys(join(this.#folder, "keys"));
    const offices = Object.values((await this.register()).offices);
    const pins = offices.flatMap(({ certificates }) => certificates.map((pem) => pin(certificateFrom(pem))));
    const batch = await openBatch(bytes, { identities: [keys.identity], pins, training: true, path: "batch" });
    const items = (batch.manifest.items ?? []).filter(({ kind }) => which === "all" || kind !== null);
    return [...new Set(items.flatMap((one) => one.case ?? []))] as CaseId[];
  }

  /** Every answer file there ever was: what is asked for by its number is sent again. */
  async sent(): Promise<{ readonly name: string; readonly sha256: Digest; readonly bytes: Uint8Array }[]> {
    const files = Object.values((await this.register()).sent).sort((a, b) => (a.name < b.name ? -1 : 1));
    return Promise.all(
      files.map(async ({ name, sha256 }) => ({ name, sha256, bytes: await sentBytes(this.#folder, sha256) })),
    );
  }

  /** The last number of a batch that has come; 0 for none. */
  async lastKnown(): Promise<number> {
    const { offices } = await this.register();
    return Math.max(0, ...Object.values(offices).flatMap(({ batches }) => batches.map(({ seq }) => seq)));
  }
}

/** What a ruling says, by its outcome and number. */
export interface Said {
  readonly outcome: string;
  readonly iin: string | null;
}

/** The ruling of an item that stands in the register; null where none does. */
export function saidOf(entry: Register["items"][string] | undefined): Said | null {
  const ruling = (entry?.ruling ?? null) as { readonly outcome: string; readonly iin?: string | null } | null;
  return ruling === null ? null : { outcome: ruling.outcome.toLowerCase(), iin: ruling.iin ?? null };
}
