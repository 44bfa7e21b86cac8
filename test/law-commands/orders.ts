import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { lawFolder } from "../support/law.ts";
import { type Place, place } from "../support/world.ts";

/** A new order made of the provisional rules, in a folder: other id, other days, and what else differs. */
export async function newOrder(
  folder: string,
  id: string,
  from: string,
  change: (text: string) => string = (text) => text,
): Promise<string> {
  const text = await readFile(join(lawFolder, "packs/P3.yaml"), "utf8");
  const head = text
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^status: .*$/m, "status: in-force")
    .replace(/^from: .*$/m, `from: ${from}`);
  await writeFile(join(folder, `${id}.yaml`), change(head));
  return `${id}.yaml`;
}

/** A key of somebody who may issue rules, and its certificate, made by stock openssl. */
export async function issuerKey(folder: string, name: string, subject = `/CN=${name}`): Promise<void> {
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", `${name}.key`];
  const certificate = ["-x509", "-days", "3650", "-subj", subject, "-out", `${name}.pem`];
  await execa("openssl", ["req", ...key, ...certificate], { cwd: folder });
}

/** The detached signature beside a file, as docs/rules.md tells to make it. */
export async function sign(folder: string, file: string, name: string): Promise<void> {
  const how = ["-binary", "-cades", "-md", "sha256", "-outform", "DER"];
  const who = ["-signer", `${name}.pem`, "-inkey", `${name}.key`];
  await execa("openssl", ["cms", "-sign", ...how, ...who, "-in", file, "-out", `${file}.p7s`], { cwd: folder });
}

/** An office that is not in training and pins a certificate for rules; the certificates lie beside it. */
export async function realOffice(certificates: readonly string[]): Promise<Place> {
  const here = await place();
  const example = JSON.parse(await readFile(join(import.meta.dirname, "../../templates/office.example.json"), "utf8"));
  await writeFile(
    join(here.folder, "office.json"),
    JSON.stringify({ ...example, language: "en", packs: { ...example.packs, certificates } }),
  );
  const made = await here.type("iin-desk init --from office.json");
  if (made.code !== 0) throw new Error(made.stderr);
  return here;
}

/** A training office in this language, with the samples beside it. */
export async function trainingOffice(): Promise<Place> {
  const here = await place();
  const made = await here.type("iin-desk init --training");
  if (made.code !== 0) throw new Error(made.stderr);
  return here;
}

/** What a command said as JSON; fails where it ended otherwise than well. */
export async function told(here: Place, line: string, code = 0): Promise<Record<string, never>> {
  const ran = await here.type(`${line} --json`);
  if (ran.code !== code) throw new Error(`${line}: ${ran.code} ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Record<string, never>;
}

/** The problem that a command ended with. */
export async function refused(here: Place, line: string): Promise<{ code: number; problem: string; params: object }> {
  const ran = await here.type(`${line} --json`);
  const last = JSON.parse(ran.stderr.trim().split("\n").at(-1) ?? "{}") as { code: string; params: object };
  if (ran.stdout !== "") throw new Error(`${line} gave a result`);
  return { code: ran.code, problem: last.code, params: last.params };
}
