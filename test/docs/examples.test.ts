import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../src/cli/catalogue.ts";
import { Temporal } from "../../src/domain/day.ts";
import type { Digest, OfficeCode } from "../../src/domain/ids.ts";
import { buildAnswers } from "../../src/exchange/build-answers.ts";
import { loadKeys } from "../../src/exchange/keys.ts";
import { ownSigner } from "../../src/exchange/signer.ts";
import { samplesFolder } from "../support/office.ts";
import { exampleFaults } from "./example.ts";
import { codesIn, readDocument } from "./markdown.ts";

interface Example {
  readonly command: string;
  readonly expected: string;
}

const text = await readDocument("cli.md");
const examples = [...text.matchAll(/^```console\n(.*?)^```/gms)].flatMap(([, block = ""]) =>
  block
    .split(/^\$ /m)
    .filter((part) => part !== "")
    .map((part): Example => {
      const end = part.indexOf("\n");
      return { command: part.slice(0, end), expected: part.slice(end + 1).trim() };
    }),
);
const vice = /^```json\n(.*?)^```/ms.exec(text)?.[1] ?? "";
const now = "2026-11-23T09:00:00Z";

/** The fields that stand under the heading of an example's command, for the flag that changes them or for none. */
function documentedFields(command: string): string[] {
  const path = catalogue.map((shape) => shape.path).findLast((one) => `${command} `.includes(`iin-desk ${one} `));
  const section = text.slice(text.indexOf(`### \`${path}\``));
  const lines = [...section.slice(0, section.indexOf("\n### ", 1)).matchAll(/^JSON(?: with `(--[\w-]+)`)?: (.*)\.$/gm)];
  const line = lines.find(([, flag]) => flag !== undefined && command.includes(flag)) ?? lines[0];
  return codesIn(line?.[2] ?? "");
}

describe("the examples of docs/cli.md", () => {
  let folder: string;
  let last: number | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "iin-desk-docs-"));
    for (const name of ["bin", "outbox", "inbox", "receipts", "letters"]) await mkdir(join(folder, name));
    await cp(samplesFolder, folder, { recursive: true });
    await writeFile(join(folder, "vice.json"), vice);
    await writeFile(join(folder, "reason.txt"), "As the applicant wrote on paper.\n");
    await writeFile(join(folder, "P4.yaml"), await newOrder());
    const program = join(import.meta.dirname, "../../bin/iin-desk.js");
    await writeFile(join(folder, "bin/iin-desk"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    await chmod(join(folder, "bin/iin-desk"), 0o755);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (command: string) =>
    execa("bash", ["-c", command], {
      cwd: folder,
      reject: false,
      env: {
        PATH: `${join(folder, "bin")}:${process.env.PATH}`,
        IIN_DESK_OFFICE: join(folder, "office"),
        IIN_DESK_NOW: now,
      },
    });

  it("are there", () => {
    expect(examples.length).toBeGreaterThan(40);
  });

  it.each(examples)("$command", async ({ command, expected }) => {
    if (command === "echo $?") return expect(String(last)).toBe(expected);
    if (command.includes("A000002")) await centreChangesItsMind(folder, run);
    const { exitCode, stdout, stderr } = await run(command);
    last = exitCode;
    const said = JSON.parse(stdout === "" ? (stderr.split("\n").at(-1) ?? "") : stdout) as Record<string, unknown>;
    expect({ exitCode, faults: exampleFaults(JSON.parse(expected), said) }).toEqual({ exitCode, faults: [] });
    if (said.type === "problem") return expect(stdout).toBe("");
    expect(Object.keys(said).toSorted()).toEqual(["format", ...documentedFields(command)].toSorted());
    // What ends otherwise than well says so in its next line.
    const next = examples[examples.findIndex((one) => one.command === command) + 1];
    if (next?.command !== "echo $?") expect(exitCode).toBe(0);
  });
});

/** An order of this month: the second pilot's, under another name, without an end. */
async function newOrder(): Promise<string> {
  const pack = await readFile(join(import.meta.dirname, "../../templates/law/packs/P2.yaml"), "utf8");
  return pack
    .replace(/^id: .*$/m, "id: P4")
    .replace(/^from: .*$/m, "from: 2026-11-01")
    .replace(/^until: .*\n/m, "")
    .replace(/^gap:\n(?: .*\n)+/m, "");
}

/** The centre rules on both cases of the first batch anew, and says a thing that nobody knows: only its keys can. */
async function centreChangesItsMind(
  folder: string,
  run: (command: string) => Promise<{ stdout: string }>,
): Promise<void> {
  const batch = JSON.parse((await run("iin-desk batch show BER-2026-B000001 --json")).stdout) as {
    readonly uuid: string;
    readonly files: readonly { readonly sha256: Digest }[];
    readonly parcels: readonly { readonly item: string; readonly digest: string }[];
  };
  const centre = await loadKeys(join(folder, "office/centre/keys"));
  const recipient = (await readFile(join(folder, "office/keys/decryption.pub"), "utf8")).trim();
  const at = Temporal.Instant.from(now);
  const built = await buildAnswers(
    {
      office: "BER" as OfficeCode,
      answerUuid: "019aaf50-0000-7000-8000-000000000002",
      answerSeq: 2,
      previousAnswerDigest: null,
      createdAt: at.toZonedDateTimeISO("Asia/Almaty"),
      inReplyTo: { batch: batch.uuid, sha256: batch.files[0]?.sha256 as Digest },
      completeUpTo: 1,
      ledgerHeadSeen: null,
      software: "iin-desk 0.0.0",
      messages: [
        ...batch.parcels.map(({ item, digest }) => ({
          kind: "DEC",
          outcome: "REFUSED",
          item,
          digest,
          grounds: [{ code: "unreliable", point: "9", texts: null }],
          iin: null,
          reference: "MIA-2026/000002",
          on: "2026-11-25",
        })),
        { kind: "XTR" },
      ],
    },
    { sign: ownSigner(centre, at), recipient },
  );
  await writeFile(join(folder, "inbox/BER-2026-A000002.iinb"), built.bytes);
}
