import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testFolder } from "./folder.ts";
import { type Known, Refused, readAsStranger } from "./stranger.ts";
import { becomes, officeKind } from "./stranger-lines.ts";

// The format is specified when somebody who only has the page reads every vector as this program does.

interface Vector {
  readonly kind: "batch" | "answers";
  readonly problem: { readonly code: string } | null;
  readonly lines?: readonly string[];
}

const folder = join(import.meta.dirname, "../vectors");
const vectors: Record<string, Vector> = JSON.parse(await readFile(join(folder, "vectors.json"), "utf8"));
const keys = join(folder, "keys");

async function known(name: string, { kind }: Vector): Promise<Known> {
  const bench = await testFolder();
  await copyFile(join(folder, `${name}.iinb`), join(bench, "file.iinb"));
  return {
    bench,
    identity: join(keys, "office", "decryption.age"),
    recipient: (await readFile(join(keys, "office", "decryption.pub"), "utf8")).trim(),
    office: "BER",
    pinned: (kind === "batch" ? ["office"] : ["centre", "centre-2024"]).map((by) => join(keys, by, "signing.pem")),
    expects: kind,
  };
}

test.each(Object.entries(vectors))("%s", async (name, vector) => {
  const reading = readAsStranger(await known(name, vector));
  if (vector.problem !== null) {
    const thrown = await reading.then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(thrown).toBeInstanceOf(Refused);
    expect((thrown as Refused).code).toBe(vector.problem.code);
    return;
  }
  const { lines } = await reading;
  if (vector.kind === "batch") expect(lines.map(officeKind)).not.toContain(null);
  else expect(lines.map(becomes)).toEqual(vector.lines);
});

test("the vectors have every kind of line, of either side", async () => {
  const kinds = new Set<string | null>();
  for (const [name, vector] of Object.entries(vectors).filter(([, { problem }]) => problem === null)) {
    const { lines } = await readAsStranger(await known(name, vector));
    for (const line of lines) kinds.add(vector.kind === "batch" ? officeKind(line) : becomes(line));
  }
  const right = ["REQ", "COR", "SUP", "WDR", "RCL", "QRY", "CNF", "CFL"];
  right.push("RCPT", "ACK", "INF", "ISSUED", "REFUSED", "ANNULLED", "STA", "WRN");
  expect([...kinds]).toEqual(expect.arrayContaining(right));
});
