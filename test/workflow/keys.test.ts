import { chmod, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import type { Digest } from "../../src/domain/ids.ts";
import { certificateFrom } from "../../src/exchange/certificate.ts";
import { writeEnrolment } from "../../src/exchange/enrolment.ts";
import { loadIndexKey, loadKeys } from "../../src/exchange/keys.ts";
import { makeSigningKey } from "../../src/exchange/make-certificate.ts";
import { makeKeys } from "../../src/exchange/make-keys.ts";
import { finishRotation, loadOldKeys } from "../../src/exchange/rotate-keys.ts";
import { ownSigner } from "../../src/exchange/signer.ts";
import { importCentre } from "../../src/workflow/import-centre.ts";
import { exportRequest, rotateKeys } from "../../src/workflow/rotate-keys.ts";
import { judge } from "../exchange/judges.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";
import { sent, sentOne } from "../support/sent.ts";

const keysOf = (desk: TestOffice) => join(desk.folder, "keys");
const at = Temporal.Instant.from("2026-11-23T09:00:00Z");

async function rotate(desk: TestOffice) {
  return rotateKeys(await desk.as(), await desk.doors().keyRing());
}

describe("rotating", () => {
  it("makes new keys; answers to the old recipient and to the new one both open", async () => {
    const desk = await testOffice();
    const first = await sentOne(desk);
    const [before = ""] = await desk.answer();
    const { before: old, now } = await rotate(desk);
    expect(old).not.toBe(now);
    const second = await desk.forward("spouse");
    // The clock of the batch is the office's; the simulator learned the new keys at once.
    await desk.anew().export();
    const [after = ""] = await desk.answer();
    expect((await desk.import(before)).applied).toMatchObject([{ case: first.id }]);
    expect((await desk.import(after)).applied).toMatchObject([{ case: second.id }]);
    const { current, old: kept } = await (await desk.doors().keyRing()).show();
    expect([current.fingerprint, kept.map(({ fingerprint }) => fingerprint)]).toEqual([now, [old]]);
    expect(await desk.head()).toMatch(/^\d+ /);
  });

  it("keeps the key of the index, and every file private", async () => {
    const desk = await testOffice();
    const index = await loadIndexKey(keysOf(desk));
    await rotate(desk);
    await rotate(desk);
    expect(await loadIndexKey(keysOf(desk))).toEqual(index);
    expect(await loadOldKeys(keysOf(desk))).toHaveLength(2);
    expect((await readdir(keysOf(desk))).sort()).toEqual([
      "decryption.age",
      "decryption.pub",
      "index.key",
      "old",
      "signing.key",
      "signing.pem",
    ]);
  });

  it("goes on after a crash at any of its renames", async () => {
    const desk = await testOffice();
    const folder = keysOf(desk);
    const old = await loadKeys(folder);
    const span = { from: old.certificate.validFrom, until: old.certificate.validUntil };
    const made = await makeKeys(join(desk.folder, "made"), { commonName: "BER", training: true, ...span });
    await mkdir(join(folder, "next"), { mode: 0o700 });
    for (const name of ["signing.key", "signing.pem", "decryption.age", "decryption.pub"]) {
      await rename(join(desk.folder, "made", name), join(folder, "next", name));
    }
    // The first file has moved, and the power went.
    await mkdir(join(folder, "old", old.certificate.fingerprint.slice(0, 16)), { recursive: true, mode: 0o700 });
    for (const name of ["signing.key", "signing.pem", "decryption.age", "decryption.pub"]) {
      const aside = join(folder, "old", old.certificate.fingerprint.slice(0, 16), name);
      await writeFile(aside, await readFile(join(folder, name)), { mode: 0o600 });
    }
    await rename(join(folder, "next", "signing.key"), join(folder, "signing.key"));
    await expect(loadKeys(folder)).rejects.toMatchObject({ code: "keys-unreadable" });
    await finishRotation(folder);
    expect((await loadKeys(folder)).certificate.fingerprint).toBe(made.certificate.fingerprint);
    expect((await loadOldKeys(folder)).map(({ recipient }) => recipient)).toEqual([old.recipient]);
  });

  it("is for a person", async () => {
    const desk = await testOffice();
    const ring = await desk.doors().keyRing();
    await problemOf(rotateKeys(await desk.as("timer"), ring), "person-only");
  });
});

describe("a batch that was sealed before", () => {
  it("is verified after a rotation too", async () => {
    const desk = await testOffice();
    await sent(desk, "investor");
    await rotate(desk);
    const path = join(desk.stick, "BER-2026-B000001.iinb");
    const office = await desk.anew().as();
    expect(await office.exchange.verify(await readFile(path), path)).toMatchObject({ batch: "BER-2026-B000001" });
  });
});

describe("enrolment without a network", () => {
  it("the request says who the office is, and openssl alone can check it", async () => {
    const desk = await testOffice();
    const { path, fingerprint } = await exportRequest(await desk.as(), await desk.doors().keyRing(), desk.stick);
    await judge("unzip", [path, "-d", join(desk.folder, "request")], desk.folder);
    const folder = join(desk.folder, "request");
    expect(JSON.parse(await readFile(join(folder, "enrolment.json"), "utf8"))).toMatchObject({
      formatVersion: 1,
      kind: "enrolment-request",
      office: "BER",
      recipient: (await loadKeys(keysOf(desk))).recipient,
      replaces: null,
    });
    const verified = await judge(
      "openssl",
      [
        ...["cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "META-INF/signature.p7s"],
        ...["-content", "enrolment.json", "-CAfile", "../keys/signing.pem", "-out", "checked.json"],
      ],
      folder,
    );
    expect([verified.exitCode, verified.stderr]).toEqual([0, expect.stringContaining("successful")]);
    expect(fingerprint).toBe((await loadKeys(keysOf(desk))).certificate.fingerprint);
  });

  it("takes no certificate whose signatures this exchange cannot check", async () => {
    const desk = await testOffice();
    await judge("openssl", ["genpkey", "-algorithm", "rsa", "-out", "rsa.key"], desk.stick);
    await judge("openssl", ["req", "-x509", "-key", "rsa.key", "-subj", "/CN=C", "-out", "rsa.pem"], desk.stick);
    const ring = await desk.doors().keyRing();
    const how = { confirm: async () => true, save: () => Promise.reject(new Error("nothing is saved")) };
    const taking = importCentre(await desk.as(), ring, [join(desk.stick, "rsa.pem")], how);
    await problemOf(taking, "certificate-not-p256");
  });

  it("goes by two files and a fingerprint: then batches leave and answers count", async () => {
    const centre = await testOffice();
    const desk = await testOffice({ code: "PAR" });
    const ring = await desk.doors().keyRing();
    const request = await exportRequest(await desk.as(), ring, desk.stick);
    const answer = await centre.doors().centre.enrol(request.path, desk.stick, at);
    const asked: Digest[] = [];
    const confirm = async (fingerprint: Digest) => asked.push(fingerprint) > 0;
    const save = (profile: Parameters<ReturnType<TestOffice["doors"]>["saveProfile"]>[0]) =>
      desk.doors().saveProfile(profile);
    const taken = await importCentre(await desk.as(), ring, [answer.path], { confirm, save });
    const { fingerprint } = (await loadKeys(join(centre.folder, "centre", "keys"))).certificate;
    expect([asked, taken.added]).toEqual([[fingerprint], [fingerprint]]);
    const shown = await (await desk.doors().keyRing()).show();
    expect(shown.centre?.certificates.map((one) => one.fingerprint)).toContain(fingerprint);

    const anew = desk.anew();
    const { id } = await anew.forward("investor");
    await anew.export();
    const [file] = await centre.doors().centre.answer([join(desk.stick, "PAR-2026-B000001.iinb")], desk.stick, {
      seed: 1,
      rulings: new Map(),
      at,
      scenario: null,
    });
    expect((await anew.import(file?.path ?? "")).applied).toMatchObject([{ case: id, ruling: "issued" }]);
  });

  it("nothing counts without the fingerprint; what a trusted certificate signed needs nobody", async () => {
    const desk = await testOffice();
    const office = await desk.as();
    const ring = await desk.doors().keyRing();
    const save = () => Promise.reject(new Error("nothing is saved"));
    const centreFolder = join(desk.folder, "centre", "keys");
    const { certificate, recipient } = await loadKeys(centreFolder);
    const next = await makeKeys(join(desk.folder, "next-centre"), {
      commonName: "CENTRE",
      training: true,
      from: certificate.validFrom,
      until: certificate.validUntil,
    });
    const offer = (signer: typeof next, office = "BER") =>
      writeEnrolment(
        {
          kind: "enrolment-answer",
          office,
          createdAt: at.toString(),
          recipient,
          certificates: [certificate, next.certificate].map((one) => ({
            certificate: one.x509.toString(),
            from: "2026-12-01",
            until: null,
          })),
          replaces: null,
          software: "another centre 1.0",
        },
        ownSigner(signer, at),
      );
    const path = join(desk.stick, "centre.asics");
    await writeFile(path, await offer(next));
    await problemOf(importCentre(office, ring, [path], { confirm: async () => false, save }), "fingerprint-differs");
    await writeFile(path, await offer(next, "PAR"));
    await problemOf(importCentre(office, ring, [path], { confirm: async () => true, save }), "other-recipient");
    const bytes = await offer(next);
    bytes[120] = (bytes[120] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(importCentre(office, ring, [path], { confirm: async () => true, save })).rejects.toMatchObject({
      kind: "untrusted",
    });
    await writeFile(path, await offer(await loadKeys(centreFolder)));
    const nobody = () => Promise.reject(new Error("nobody is asked"));
    const saved: unknown[] = [];
    const { added } = await importCentre(office, ring, [path], {
      confirm: nobody,
      save: async (profile) => void saved.push(profile.centre?.certificates),
    });
    expect(added).toEqual([next.certificate.fingerprint]);
    const file = `certificates/${next.certificate.fingerprint.slice(0, 16)}.pem`;
    expect(JSON.parse(JSON.stringify(saved))).toEqual([
      ["centre/centre.pem", { file, from: "2026-12-01", until: null }],
    ]);
  });

  it("a bare certificate is pinned beside the others and counts from its day on", async () => {
    const desk = await testOffice();
    const { certificate } = await loadKeys(join(desk.folder, "centre", "keys"));
    const next = await makeKeys(join(desk.folder, "next-centre"), {
      commonName: "CENTRE",
      training: true,
      from: certificate.validFrom,
      until: certificate.validUntil,
    });
    await sentOne(desk);
    const profile = JSON.parse(await readFile(join(desk.folder, "office.json"), "utf8"));
    await writeFile(join(desk.folder, "certificates.pem"), next.certificate.x509.toString());
    const pins = (until: string) => ["certificates.pem", { file: "centre/centre.pem", from: null, until }];
    const configure = (until: string) =>
      writeFile(
        join(desk.folder, "office.json"),
        JSON.stringify({ ...profile, centre: { ...profile.centre, certificates: pins(until) } }),
      );
    const [path = ""] = await desk.answer();
    await configure("2026-11-22");
    const refused = await problemOf(desk.anew().import(path), "signature-invalid");
    expect(refused.params.reason).toBe("outside-span");
    await configure("2026-11-23");
    expect((await desk.anew().import(path)).applied).toHaveLength(1);
  });
});

describe("certificates of the centre that follow each other", () => {
  /** The centre's next certificate, beside the present one: each counts on its own days. */
  async function withNext(pins: readonly [old: string | null, next: string | null]) {
    const desk = await testOffice();
    await sentOne(desk);
    const centre = join(desk.folder, "centre", "keys");
    const { certificate } = await loadKeys(centre);
    const span = { from: certificate.validFrom, until: certificate.validUntil };
    const next = makeSigningKey({ commonName: "CENTRE", training: true, ...span });
    await writeFile(join(desk.folder, "next.pem"), next.certificate);
    await writeFile(join(desk.folder, "old.pem"), certificate.x509.toString());
    const profile = JSON.parse(await readFile(join(desk.folder, "office.json"), "utf8"));
    const certificates = [
      { file: "old.pem", until: pins[0] },
      { file: "next.pem", from: pins[1] },
    ];
    await writeFile(
      join(desk.folder, "office.json"),
      JSON.stringify({ ...profile, centre: { ...profile.centre, certificates } }),
    );
    const [byOld = ""] = await desk.answer();
    await writeFile(join(centre, "signing.key"), next.privateKey.export({ type: "pkcs8", format: "pem" }));
    await writeFile(join(centre, "signing.pem"), next.certificate);
    const [, byNext = ""] = [await desk.forward("spouse"), ...(await desk.export().then(() => desk.answer()))];
    return { desk: desk.anew(), byOld, byNext };
  }

  it("both count on the days on which they overlap", async () => {
    const { desk, byOld, byNext } = await withNext(["2026-11-23", "2026-11-23"]);
    expect((await desk.import(byNext)).applied).toHaveLength(1);
    expect((await desk.import(byOld)).applied).toHaveLength(1);
  });

  it("the old one not after its last day, the next one not before its first", async () => {
    const { desk, byOld, byNext } = await withNext(["2026-11-22", "2026-11-24"]);
    const before = await desk.head();
    for (const path of [byOld, byNext]) {
      expect((await problemOf(desk.import(path), "signature-invalid")).params.reason).toBe("outside-span");
    }
    expect(await desk.head()).toBe(before);
  });
});

describe("an office in earnest", () => {
  it("gets nothing from the simulator, nor believes what it says", async () => {
    const training = await testOffice();
    const earnest = await testOffice({ code: "PAR", training: false });
    const ring = await earnest.doors().keyRing();
    const request = await exportRequest(await earnest.as(), ring, earnest.stick);
    await problemOf(training.doors().centre.enrol(request.path, earnest.stick, at), "office-in-earnest");
    const own = await exportRequest(await training.as(), await training.doors().keyRing(), training.stick);
    const answer = await training.doors().centre.enrol(own.path, training.stick, at);
    const confirm = async () => true;
    const save = () => Promise.reject(new Error("nothing is saved"));
    const office = await earnest.as();
    await problemOf(importCentre(office, ring, [answer.path], { confirm, save }), "certificate-for-training");
    await problemOf(
      importCentre(office, ring, [join(training.folder, "centre", "centre.pem")], { confirm, save }),
      "certificate-for-training",
    );
  });

  it("refuses a signer whose certificate was made for training", async () => {
    const desk = await testOffice({ code: "PAR", training: false, packs: { pinned: null, order: null } });
    const training = await testOffice();
    const pem = await readFile(join(training.folder, "keys", "signing.pem"));
    await writeFile(join(desk.folder, "token.pem"), pem);
    const centre = await makeKeys(join(desk.folder, "a-centre"), {
      commonName: "CENTRE",
      training: false,
      from: at,
      until: at.add({ hours: 24 }),
    });
    await writeFile(join(desk.folder, "centre.pem"), centre.certificate.x509.toString());
    const profile = JSON.parse(await readFile(join(desk.folder, "office.json"), "utf8"));
    const changed = {
      ...profile,
      centre: { recipient: centre.recipient, certificates: ["centre.pem"] },
      signer: { command: ["true", "{payload}"], certificate: "token.pem" },
    };
    await writeFile(join(desk.folder, "office.json"), JSON.stringify(changed));
    await desk.anew().forward("investor");
    await problemOf(desk.export(), "certificate-for-training");
  });
});

describe("a program that signs in place of the own key", () => {
  const openssl = (folder: string, out: readonly string[]) => [
    ...["openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", "{payload}", "-outform", "DER"],
    ...["-signer", join(folder, "token.pem"), "-inkey", join(folder, "token.key"), ...out],
  ];

  async function withSigner(command: (folder: string) => readonly string[], own = true) {
    const desk = await testOffice();
    const keys = keysOf(desk);
    // The token's certificate is the one that the simulator knows; its key, in two tests, is another's.
    await writeFile(join(desk.folder, "token.pem"), await readFile(join(keys, "signing.pem")));
    const key = own ? join(keys, "signing.key") : join(desk.folder, "centre", "keys", "signing.key");
    await writeFile(join(desk.folder, "token.key"), await readFile(key), { mode: 0o600 });
    const profile = JSON.parse(await readFile(join(desk.folder, "office.json"), "utf8"));
    const signer = { command: command(desk.folder), certificate: "token.pem" };
    await writeFile(join(desk.folder, "office.json"), JSON.stringify({ ...profile, signer }));
    const anew = desk.anew();
    await anew.forward("investor");
    return anew;
  }

  it.each([
    ["on its standard output", []],
    ["at a path", ["-out", "{signature}"]],
  ])("gives a signature %s, and the batch is taken in", async (_where, out) => {
    const desk = await withSigner((folder) => openssl(folder, out));
    await desk.export();
    const [path = ""] = await desk.answer();
    expect((await desk.import(path)).applied).toHaveLength(1);
  });

  it("with a certificate of its own, which the centre learns from the request", async () => {
    const desk = await testOffice();
    const from = Temporal.Instant.from("2000-01-01T00:00:00Z");
    const until = Temporal.Instant.from("2100-01-01T00:00:00Z");
    const token = makeSigningKey({ commonName: "TOKEN", training: true, from, until });
    await writeFile(join(desk.folder, "token.pem"), token.certificate);
    const key = token.privateKey.export({ type: "pkcs8", format: "pem" });
    await writeFile(join(desk.folder, "token.key"), key, { mode: 0o600 });
    const profile = JSON.parse(await readFile(join(desk.folder, "office.json"), "utf8"));
    const signer = { command: openssl(desk.folder, []), certificate: "token.pem" };
    await writeFile(join(desk.folder, "office.json"), JSON.stringify({ ...profile, signer }));
    const anew = desk.anew();
    const { id } = await anew.forward("investor");
    await anew.export();
    // The centre has never heard of this certificate.
    await problemOf(anew.answer(), "signature-unchecked");
    const request = await exportRequest(await anew.as(), await anew.doors().keyRing(), anew.stick);
    await anew.doors().centre.enrol(request.path, anew.stick, at);
    const [path = ""] = await anew.answer();
    expect((await anew.import(path)).applied).toMatchObject([{ case: id }]);
    const shown = await (await anew.doors().keyRing()).show();
    expect(shown.signer?.fingerprint).toBe(certificateFrom(token.certificate).fingerprint);
  });

  it.each([
    ["fails", () => ["false", "{payload}"], "signer-failed"],
    ["is not there", () => ["no-such-signer", "{payload}"], "signer-failed"],
    ["gives nothing", () => ["true", "{payload}", "{signature}"], "signer-failed"],
    ["gives what is no signature", () => ["echo", "{payload}"], "signer-unfit"],
  ] as const)("that %s: nothing is sealed", async (_what, command, code) => {
    const desk = await withSigner(command);
    const before = await desk.head();
    await problemOf(desk.export(), code);
    expect([await desk.head(), await readdir(desk.stick)]).toEqual([before, []]);
  });

  it("whose signature is of another payload is refused", async () => {
    const desk = await withSigner((folder) => [join(folder, "sign.sh"), "{payload}"]);
    const [program = ""] = [join(desk.folder, "sign.sh")];
    const words = openssl(desk.folder, []).map((word) => (word === "{payload}" ? "/etc/hostname" : word));
    await writeFile(program, `#!/bin/sh\nexec ${words.join(" ")}\n`);
    await chmod(program, 0o755);
    expect((await problemOf(desk.export(), "signer-unfit")).params.reason).toBe("content-altered");
  });
});
