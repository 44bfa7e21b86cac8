import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import type { Digest, OfficeCode } from "../../src/domain/ids.ts";
import { buildAnswers } from "../../src/exchange/build-answers.ts";
import { pin } from "../../src/exchange/certificate.ts";
import { readEnrolment, writeEnrolment } from "../../src/exchange/enrolment.ts";
import type { Keys } from "../../src/exchange/keys.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { openBatch } from "../../src/exchange/read-batch.ts";
import { ownSigner } from "../../src/exchange/signer.ts";
import { judge } from "../exchange/judges.ts";
import { type Desk, deskIn, lastingFolder, toldProblem } from "../support/binary.ts";
import { samplesFolder } from "../support/office.ts";
import { someIin } from "../support/sent.ts";

// An office in earnest, and a centre that is not the simulator: the clock is that of the computer.
const now = Temporal.Now.instant();
const code = "PAR" as OfficeCode;

let desk: Desk;
let centre: Keys;
/** The only case, and the day that its application counts from. */
let id: string;
let day: string;

async function centreKeys(folder: string): Promise<Keys> {
  const span = { from: now.subtract({ hours: 48 }), until: now.add({ hours: 48 }) };
  return makeKeys(folder, { commonName: "CENTRE", training: false, ...span });
}

/** The answer of a centre to the request that lies on the stick. */
async function answerOf(keys: Keys, certificates: readonly Keys[], name: string): Promise<string> {
  const bytes = await writeEnrolment(
    {
      kind: "enrolment-answer",
      office: code,
      createdAt: now.toString(),
      recipient: keys.recipient,
      certificates: certificates.map((one) => ({
        certificate: one.certificate.x509.toString(),
        from: null,
        until: null,
      })),
      replaces: null,
      software: "another centre 1.0",
    },
    ownSigner(keys, now),
  );
  const path = join(desk.stick, name);
  await writeFile(path, bytes);
  return path;
}

beforeAll(async () => {
  const folder = await lastingFolder();
  desk = deskIn(folder);
  await mkdir(desk.stick);
  const example = JSON.parse(await readFile("templates/office.example.json", "utf8"));
  await writeFile(join(folder, "office.json"), JSON.stringify({ ...example, code, language: "en" }));
  await desk.json(["init", "--from", join(folder, "office.json")]);
  centre = await centreKeys(join(folder, "centre"));
  await writeFile(join(folder, "why.txt"), "As seen on the papers.");
  const opened = await desk.json(["case", "open", "--from", join(samplesFolder, "investor.json")]);
  [id, day] = [String(opened.case), String(opened.applicationDay)];
  await desk.json(["case", "verify", id, "--reason-from", "why.txt"]);
});

describe("an office without a network", () => {
  it("has nothing sealed before it knows a centre", async () => {
    await desk.json(["case", "decide", id, "--forward", "--reason-from", "why.txt"]);
    const told = toldProblem(await desk.run(["batch", "export", "--to", desk.stick, "--json"]));
    expect([told.exit, told.code]).toEqual([7, "no-centre"]);
  });

  it("is known by its request, and believes the centre by its fingerprint alone", async () => {
    const request = await desk.json(["keys", "export-request", "--to", desk.stick]);
    const read = await readEnrolment(await readFile(String(request.path)), "request");
    expect([read.office, read.signer.fingerprint, read.signer.training]).toEqual([code, request.fingerprint, false]);
    // Asked again it is the same file.
    expect(await desk.json(["keys", "export-request", "--to", desk.stick])).toEqual(request);
    const path = await answerOf(centre, [centre], "PAR-centre.asics");
    const nobody = toldProblem(await desk.run(["keys", "import-centre", path, "--json"]));
    expect([nobody.exit, nobody.code]).toEqual([4, "answer-needed"]);
    const other = ["--fingerprint", "0".repeat(64)];
    const wrong = toldProblem(await desk.run(["keys", "import-centre", path, ...other, "--json"]));
    expect([wrong.exit, wrong.code]).toEqual([8, "fingerprint-differs"]);
    expect((await desk.json(["keys", "show"])).centre).toBeNull();
    const { fingerprint } = centre.certificate;
    const spoken = (fingerprint.match(/.{2}/g) ?? []).join(":").toUpperCase();
    const taken = await desk.json(["keys", "import-centre", path, "--fingerprint", spoken]);
    expect(taken).toMatchObject({ recipient: centre.recipient, added: [fingerprint] });
    expect(await desk.json(["keys", "import-centre", path])).toMatchObject({ added: [] });
  });

  it("signs by another program, with a certificate that stock openssl made", async () => {
    const { root, office } = desk;
    const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"];
    await judge("openssl", [...made, "-subj", "/CN=TOKEN", "-keyout", "token.key", "-out", "token.pem"], root);
    const sign = "openssl cms -sign -binary -cades -md sha256 -outform DER -signer token.pem -inkey token.key";
    await writeFile(join(root, "sign.sh"), `#!/bin/sh\ncd "${root}" && exec ${sign} -in "$1"\n`);
    await chmod(join(root, "sign.sh"), 0o755);
    const profile = JSON.parse(await readFile(join(office, "office.json"), "utf8"));
    const signer = { command: [join(root, "sign.sh"), "{payload}"], certificate: join(root, "token.pem") };
    await writeFile(join(office, "office.json"), JSON.stringify({ ...profile, signer }));
    const request = await desk.json(["keys", "export-request", "--to", desk.stick]);
    const { certificates } = await readEnrolment(await readFile(String(request.path)), "request");
    expect(certificates).toHaveLength(2);

    const { files } = (await desk.json(["batch", "export", "--to", desk.stick])) as { files: { path: string }[] };
    const path = files[0]?.path ?? "";
    expect(await desk.json(["batch", "verify", path])).toMatchObject({ good: true, sealedHere: true });
    // What the centre sees, with its own key and what the request told it.
    const pins = certificates.map(({ certificate }) => pin(certificate));
    const { manifest } = await openBatch(await readFile(path), {
      identities: [centre.identity],
      pins,
      training: false,
      path,
    });
    expect([manifest.office, manifest.count]).toEqual([code, 1]);
    await mkdir(join(root, "stock"));
    await judge("age", ["-d", "-i", join(office, "keys/decryption.age"), "-o", "stock/outer.zip", path], root);
    await judge("unzip", ["outer.zip"], join(root, "stock"));
    const verified = await judge(
      "openssl",
      [
        ...["cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "META-INF/signature.p7s"],
        ...["-content", "payload.zip", "-CAfile", "../token.pem", "-certfile", "../token.pem", "-nointern"],
        ...["-purpose", "any", "-out", "checked.zip"],
      ],
      join(root, "stock"),
    );
    expect([verified.exitCode, verified.stderr]).toEqual([0, expect.stringContaining("successful")]);
  });

  it("opens what was written to its old key after a rotation, and trusts the centre's next certificate by the last", async () => {
    const { parcels } = await desk.json(["case", "show", id]);
    const [{ batch, item, digest } = { batch: "", item: "", digest: "" }] = parcels as {
      batch: string;
      item: string;
      digest: string;
    }[];
    const sealed = (await desk.json(["batch", "show", batch])) as { uuid: string; files: { sha256: Digest }[] };
    const recipient = (await readFile(join(desk.office, "keys/decryption.pub"), "utf8")).trim();
    const next = await centreKeys(join(desk.root, "next"));
    const path = await answerOf(centre, [centre, next], "PAR-centre-next.asics");
    await desk.json(["keys", "rotate", "--to", desk.stick]);
    expect((await readFile(join(desk.office, "keys/decryption.pub"), "utf8")).trim()).not.toBe(recipient);
    // Signed by a certificate that is pinned and counts: nobody is asked.
    expect(await desk.json(["keys", "import-centre", path])).toMatchObject({ added: [next.certificate.fingerprint] });
    const iin = someIin("840317");
    const built = await buildAnswers(
      {
        office: code,
        answerUuid: "019aaf50-0000-7000-8000-000000000001",
        answerSeq: 1,
        previousAnswerDigest: null,
        createdAt: now.toZonedDateTimeISO("Asia/Almaty"),
        inReplyTo: { batch: sealed.uuid, sha256: sealed.files[0]?.sha256 as Digest },
        completeUpTo: 1,
        ledgerHeadSeen: null,
        software: "another centre 1.0",
        messages: [{ kind: "DEC", outcome: "ISSUED", item, digest, iin, reference: "R-1", on: day }],
      },
      { sign: ownSigner(next, now), recipient },
    );
    await writeFile(join(desk.stick, built.fileName), built.bytes);
    const taken = await desk.json(["answers", "import", join(desk.stick, built.fileName)]);
    expect(taken.applied).toEqual([{ case: id, ruling: "issued", iin }]);
    expect(await readdir(join(desk.office, "keys/old"))).toHaveLength(1);
    expect(await desk.head()).toMatch(/^\d+ /);
  });
});
