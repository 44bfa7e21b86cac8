import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AnswerFileId, CaseId } from "../../src/domain/ids.ts";
import { issued, type TestOffice, testOffice } from "../support/office.ts";
import { receiptFor } from "../support/receipts.ts";
import { investor, sent, sentOne, someIin } from "../support/sent.ts";
import { type Ran, runIn } from "../support/world.ts";

const now = "2026-11-23T09:00:00Z";

const type = (desk: TestOffice, line: string, lang = "en", at = now): Promise<Ran> =>
  runIn([...line.split(" "), "--lang", lang, ...(line.includes("--as") ? [] : ["--as", "consul"])], {
    cwd: desk.stick,
    now: at,
    env: { IIN_DESK_OFFICE: desk.folder, IIN_DESK_NOW: at },
  });

async function json(desk: TestOffice, line: string, at = now): Promise<{ exit: number } & Record<string, unknown>> {
  const { code, stdout, stderr } = await type(desk, `${line} --json`, "en", at);
  return { exit: code, ...(JSON.parse(stdout === "" ? (stderr.split("\n").at(-2) ?? stderr) : stdout) as object) };
}

const shown = async (desk: TestOffice, line: string, lang = "en"): Promise<string> => {
  const { code, stdout, stderr } = await type(desk, line, lang);
  if (code !== 0) throw new Error(`${line}: ${code} ${stderr}`);
  return stdout;
};

/** Four cases: one issued, one with a supplement to bring, one returned, one that the centre is silent about. */
async function answered(desk: TestOffice): Promise<{ ids: CaseId[]; path: string }> {
  const ids = await sent(desk, "investor", "spouse", "senior", "head-of-entity");
  const [, b = "", c = "", d = ""] = ids;
  const [path = ""] = await desk.answer({ [b]: "supplement", [c]: "rejected-tech", [d]: "silent" });
  return { ids, path };
}

describe("answers import", () => {
  it("lists what the centre said beside rulings, and alarms where it should have said more", async () => {
    const desk = await testOffice();
    const { ids, path } = await answered(desk);
    const [a, b, c, d] = ids;
    expect(await json(desk, `answers import ${path}`)).toMatchObject({
      exit: 0,
      applied: [{ case: a, ruling: "issued" }],
      held: [],
      quarantined: [],
      rejected: [{ case: c, code: "field-length", field: null, retryable: true, message: null }],
      supplements: [{ case: b, dueOn: "2026-11-30" }],
      states: [],
      warnings: [],
      silent: [d],
      missing: [],
    });
  });

  it("says the same on the screen, in every language", async () => {
    for (const lang of ["en", "ru", "kk"]) {
      const desk = await testOffice();
      const { ids, path } = await answered(desk);
      const page = await shown(desk, `answers import ${path}`, lang);
      for (const id of ids) expect(page).toContain(id);
      // Each thing asked of the office, with the command that answers it; nothing about the case that is ruled.
      const [a, b, c] = ids;
      expect(page).toMatch(new RegExp(`^ +\\S.*iin-desk case supplement ${b}$`, "m"));
      expect(page).toContain(`iin-desk case amend ${c}`);
      expect(page).toContain(`iin-desk case reopen ${c}`);
      for (const other of [`supplement ${a}`, `amend ${a}`, `amend ${b}`, `supplement ${c}`]) {
        expect(page).not.toContain(`iin-desk case ${other}`);
      }
      expect(page).toContain("field-length");
      expect(page).toContain("iin-desk case ask");
    }
  });

  it("counts receipts of one batch from several files once", async () => {
    const desk = await testOffice();
    await sent(desk, "investor");
    const receipt = await receiptFor(desk, "BER-2026-B000001" as never, 1);
    const receipts = { exit: 0, received: [{ batch: "BER-2026-B000001", parts: 1, of: 1 }] };
    expect(await json(desk, `answers import ${receipt}`)).toMatchObject(receipts);
    expect(await json(desk, "batch show BER-2026-B000001")).toMatchObject({
      state: "received",
      parts: { of: 1, received: [1], missing: [] },
      covered: false,
      silent: [],
    });
    expect(await shown(desk, "batch show BER-2026-B000001")).toContain("The centre has 1 of 1 files");
  });

  it("names the answer file that is missing", async () => {
    const desk = await testOffice();
    await sent(desk, "investor", "spouse");
    const [path = ""] = await desk.answer({}, "missing-number");
    expect(await shown(desk, `answers import ${path}`)).toContain("Answer file no. 1 never came.");
    expect(await json(desk, "answers status")).toMatchObject({ exit: 0, missing: [1] });
  });
});

describe("answers status", () => {
  it("tells of every batch, and of one, what is answered and what should be", async () => {
    const desk = await testOffice();
    const { ids, path } = await answered(desk);
    const [a, b, c, d] = ids;
    await desk.import(path);
    const batch = {
      batch: "BER-2026-B000001",
      seq: 1,
      covered: true,
      word: "silent",
      answered: [a],
      asked: [b],
      returned: [c],
      silent: [d],
      received: [],
      waiting: [],
      again: [],
      messages: [],
      parts: { of: 1, received: [1], missing: [] },
    };
    const all = { exit: 0, upTo: 1, silent: [d], missing: [], unchained: [], aside: 0, warnings: [], batches: [batch] };
    expect(await json(desk, "answers status")).toMatchObject(all);
    expect(await json(desk, "answers status BER-2026-B000001")).toMatchObject(all);
    const table = await shown(desk, "answers status");
    expect(table).toMatch(/BER-2026-B000001 +SILENT: should be answered +1 of 1 +1 of 4 +1/);
    expect(table).toContain(`has not answered 1 case: ${d}.`);
    const page = await shown(desk, "answers status BER-2026-B000001");
    expect(page).toMatch(new RegExp(`${d} +request +SILENT`));
    expect(page).toMatch(new RegExp(`${b} +request +waits for a supplement`));
    expect(await json(desk, "answers status BER-2026-B000009")).toMatchObject({ exit: 2 });
  });

  it("before anything left says so", async () => {
    const desk = await testOffice();
    expect(await shown(desk, "answers status")).toContain("No batches yet.");
  });

  it("shows warnings that concern every case", async () => {
    const desk = await testOffice();
    await sent(desk, "investor");
    const about = { item: null, digest: null, code: "scan-resolution", field: "scans", refusedFrom: "2027-01-01" };
    const texts = { kk: "Кескін сапасы тым төмен", ru: "Качество изображения слишком низкое" };
    await desk.import(await desk.centreSays([{ kind: "WRN", ...about, texts }], 1));
    expect(await shown(desk, "answers status", "kk")).toContain(texts.kk);
    const page = await shown(desk, "answers status");
    expect(page).toContain("accepted now, refused from 1 Jan 2027 on: scan-resolution");
    expect(page).toContain(texts.ru);
    expect(await json(desk, "answers status")).toMatchObject({
      warnings: [{ kind: "warning", code: "scan-resolution", refusedFrom: "2027-01-01", open: false }],
    });
  });
});

describe("where an officer looks", () => {
  it("the page of a case says what the centre wants, and the command that answers it", async () => {
    const desk = await testOffice();
    const { ids, path } = await answered(desk);
    await desk.import(path);
    const [, b, c, d] = ids;
    const asked = await shown(desk, `case show ${b}`);
    expect(asked).toContain(`iin-desk case supplement ${b}`);
    expect(asked).toMatch(/asks for a supplement until .*2026/);
    const returned = await shown(desk, `case show ${c}`);
    expect(returned).toContain(`iin-desk case amend ${c}`);
    // The same may be sent again.
    expect(returned).toContain(`iin-desk case reopen ${c}`);
    expect(returned).toContain("cannot take it as it is: field-length");
    expect(await json(desk, `case show ${c}`)).toMatchObject({
      next: "mend",
      notices: [{ kind: "rejection", code: "field-length", open: false, file: "BER-2026-A000001" }],
    });
    expect(await json(desk, `case show ${b}`)).toMatchObject({ next: "supplement", notices: [{ open: true }] });
    const silent = await shown(desk, `case show ${d}`);
    expect(silent).not.toContain("iin-desk case supplement");
    expect(await shown(desk, `case history ${b}`)).toContain("the centre asks for a supplement");
    expect(await shown(desk, `case history ${c}`, "ru")).toContain("центр не может принять в таком виде");
    expect(await shown(desk, "batch show BER-2026-B000001")).toContain(`has not answered 1 case: ${d}.`);
  });

  it("a returned message has its advice while it matters and nothing came after it, in every place", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await shown(desk, `batch recall ${id}`);
    const told = async () => (await (await desk.as()).messages.list({ case: id })).at(-1);
    const returned = async (number: number, code: string, retryable: boolean) => {
      await desk.export();
      const { message, digest } = (await told()) ?? {};
      const line = { kind: "ACK", state: "REJECTED_TECH", item: message?.item, digest, code, field: null, retryable };
      return shown(desk, `answers import ${await desk.centreSays([line], number)}`);
    };
    const again = `iin-desk case repeat ${id}`;
    expect(await returned(1, "busy", true)).toContain(`another time: ${again}.`);
    expect(await shown(desk, `case show ${id}`)).toContain(`another time: ${again}.`);
    await shown(desk, `case repeat ${id}`);
    expect(await shown(desk, `case show ${id}`)).not.toContain(again);
    // Returned for good: another message of the same kind, with advice of its own.
    for (const page of [await returned(2, "already-ruled", false), await shown(desk, `case show ${id}`)]) {
      expect(page.match(/again where it is not ruled/g)).toHaveLength(1);
      expect(page.replaceAll(/\s+/g, " ")).toContain(`${again} --told-otherwise`);
    }
    expect(await json(desk, `case show ${id}`)).toMatchObject({ next: "repeat" });
    expect(await json(desk, "case list --due today")).toMatchObject({ cases: [{ case: id, next: "repeat" }] });
    expect(await json(desk, "answers status BER-2026-B000002")).toMatchObject({
      batches: [{ word: "answered", messages: [{ case: id, kind: "RCL", word: "again" }] }],
    });
    expect(await shown(desk, "answers status")).toMatch(/BER-2026-B000003 +returned, at least in part +1 of 1 +0 of 1/);
    // The ruling that it was too late for: there is nothing to recall any more.
    await desk.import(await desk.centreSays([issued(about, someIin(investor))], 3));
    const ruled = await shown(desk, `case show ${id}`);
    expect(ruled).not.toContain(again);
    expect(ruled).toContain("returned by the centre");
  });

  it("what was told by another way is said so, and is due no longer", async () => {
    const desk = await testOffice();
    const { id } = await sentOne(desk);
    for (const path of await desk.answer()) await desk.import(path);
    await desk.export();
    await desk.import(await desk.centreSays([], 5));
    expect(await shown(desk, "answers status")).toContain("iin-desk case repeat CASE");
    expect(await shown(desk, `case show ${id}`)).toContain("has not acknowledged it");
    expect(await json(desk, `case repeat ${id} --told-otherwise`)).toMatchObject({
      exit: 0,
      messages: [{ kind: "CNF" }],
      otherwise: true,
    });
    expect(await json(desk, `case show ${id}`)).toMatchObject({ messages: [{ kind: "CNF", state: "told-otherwise" }] });
    const page = await shown(desk, `case show ${id}`);
    expect(page).toContain("told by another way, or needed no more");
    expect(page).not.toContain("has not acknowledged it");
    expect(await shown(desk, `case history ${id}`, "ru")).toContain("сообщено иным способом или больше не нужно");
    expect(await json(desk, "answers status")).toMatchObject({ silent: [] });
  });

  it("what is not to be sent again as it is, is only mended; then it goes out and is due by its term", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const fault = { kind: "ACK", state: "REJECTED_TECH", ...about, code: "schema", field: "/applicant/surname" };
    await desk.import(await desk.centreSays([{ ...fault, retryable: false }], 1));
    const page = await shown(desk, `case show ${id}`);
    expect(page).toContain("place: /applicant/surname");
    expect(page).not.toContain("case reopen");
    expect(await json(desk, "case list --due today")).toMatchObject({ cases: [{ case: id, next: "mend" }] });
    await writeFile(join(desk.stick, "why.txt"), "mended");
    expect(await json(desk, `case reopen ${id} --reason-from why.txt`)).toMatchObject({ exit: 0 });
    await desk.forwardOpen(id);
    expect(await json(desk, `case show ${id}`)).toMatchObject({ next: "export" });
    expect(await json(desk, "case list --due today")).toMatchObject({ cases: [] });
  });

  it("the due list has what the centre asked for by its term, and what it returned at once", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const demands = [{ code: "photo", texts: null }];
    const due = async (when: string, at: string) =>
      ((await json(desk, `case list --due ${when}`, at)).cases as { case: string }[]).map((one) => one.case);
    expect(await due("today", now)).toEqual([]);
    await desk.import(await desk.centreSays([{ kind: "INF", ...about, dueOn: "2026-11-23", demands }], 1));
    const { dueOn } = await (await desk.as()).cases.line(id);
    expect(dueOn > "2026-11-23").toBe(true);
    expect(await due("today", now)).toEqual([id]);
    expect(await due("overdue", now)).toEqual([]);
    expect(await due("overdue", "2026-11-24T05:00:00Z")).toEqual([id]);
    expect(await shown(desk, "case list")).toMatch(new RegExp(`${id}.*23 Nov 2026`));
    const fault = { kind: "ACK", state: "REJECTED_TECH", ...about, code: "schema", field: null, retryable: true };
    await desk.import(await desk.centreSays([fault], 2));
    expect(await due("today", now)).toEqual([id]);
    expect(await due("overdue", now)).toEqual([]);
    await desk.import(await desk.centreSays([issued(about, someIin(investor))], 3));
    expect([await due("today", now), await due("overdue", "2026-12-24T05:00:00Z")]).toEqual([[], []]);
  });
});

describe("answers quarantine", () => {
  const file = "BER-2026-A000001";

  it("lists, shows, takes in and leaves out", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const path = await desk.centreSays([issued(about, "800229000121"), { kind: "XTR", person: "Example" }], 1);
    expect(await json(desk, `answers import ${path}`)).toMatchObject({
      exit: 6,
      quarantined: [
        { file, line: 1, item: about.item, reason: "iin-control-digit" },
        { file, line: 2, item: "line 2", reason: "unknown-kind" },
      ],
    });
    const list = await json(desk, "answers quarantine list");
    expect(list).toMatchObject({
      exit: 0,
      lines: [
        { file, line: 1, item: about.item, case: id, reason: "iin-control-digit", state: "open" },
        { file, line: 2, item: null, case: null, reason: "unknown-kind", state: "open" },
      ],
    });
    // What a line says is shown on demand alone.
    expect(JSON.stringify(list)).not.toMatch(/800229000121|Example/);
    expect(await shown(desk, "answers quarantine list")).not.toMatch(/800229000121|Example/);
    expect(await shown(desk, `answers quarantine show ${file} 1`)).toContain("800229000121");
    expect(await json(desk, `answers quarantine show ${file} 2`)).toMatchObject({
      reason: "unknown-kind",
      text: '{"kind":"XTR","person":"Example"}',
    });
    await writeFile(join(desk.stick, "why.txt"), "Asked on the telephone.");
    const end = (what: string) => json(desk, `answers quarantine ${what} ${file} 1 --reason-from why.txt`);
    expect(await end("release")).toMatchObject({ exit: 3, params: { file, line: 1, fault: "iin-control-digit" } });
    expect(await end("drop")).toMatchObject({ exit: 0, file, line: 1, state: "dropped" });
    expect(await end("drop")).toMatchObject({ exit: 3, params: { ended: "dropped" } });
    // Without a terminal the reason is asked of nobody.
    expect(await json(desk, `answers quarantine drop ${file} 2`)).toMatchObject({ exit: 4 });
    for (const typed of [`${file} 9`, "BER-2026-A000009 1", "somebody 1"]) {
      expect(await json(desk, `answers quarantine show ${typed}`)).toMatchObject({ exit: 2 });
    }
    expect((await type(desk, "answers quarantine show somebody 1")).stderr).not.toContain("somebody");
  });

  it("says in words why a line cannot be taken in", async () => {
    const desk = await testOffice();
    const { about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, "800229000121")], 1));
    const typed = `answers quarantine release ${file} 1 --reason-from why.txt`;
    expect((await type(desk, typed)).stderr).toContain("the control digit of the IIN is wrong");
    expect((await type(desk, typed, "kk")).stderr).toContain("ЖСН-нің бақылау цифры қате");
  });

  it("gives a terminal nothing to obey, whatever a line holds", async () => {
    const desk = await testOffice();
    await sentOne(desk);
    const evil = "\u009b2J\u202e\u2066 \ufeff";
    await desk.import(await desk.centreSays([{ kind: "XTR", note: evil }], 1));
    await raw(desk, [Buffer.from("\u001b]0;owned\u0007\r\n\u0000", "utf8"), Uint8Array.of(0x1b, 0xff, 0xfe, 0x9b)]);
    for (const line of [`${file} 1`, "BER-2026-A000077 1", "BER-2026-A000077 2"]) {
      for (const more of ["", " --json"]) {
        const { code, stdout } = await type(desk, `answers quarantine show ${line}${more}`);
        expect(code).toBe(0);
        expect(stdout.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/);
      }
    }
    expect(await json(desk, `answers quarantine show ${file} 1`)).toMatchObject({
      text: expect.stringContaining(evil),
    });
    // Nothing is lost by that: each of them is written out.
    const written = await shown(desk, `answers quarantine show ${file} 1`);
    expect(written).toContain("\\u009b2J\\u202e\\u2066 \\ufeff");
    const unreadable = await json(desk, "answers quarantine show BER-2026-A000077 2");
    expect(unreadable).toMatchObject({ text: null, base64: "G//+mw==" });
    expect(await shown(desk, "answers quarantine show BER-2026-A000077 2")).toContain("G//+mw==");
  });

  /** Lines that are no JSON, as a file of the centre brought them. */
  async function raw(desk: TestOffice, lines: readonly Uint8Array[]): Promise<void> {
    const office = await desk.as();
    const [known] = await office.answers.files();
    if (known === undefined) throw new Error("no file was taken in");
    const id = "BER-2026-A000077" as AnswerFileId;
    await office.answers.takeIn(
      {
        file: { ...known, id, seq: 77, uuid: "019aaf50-7777-7000-8000-000000000001" },
        applied: [],
        held: [],
        quarantined: lines.map((bytes, at) => ({ line: at + 1, item: null, reason: "unreadable-line", bytes })),
        notices: [],
        receipts: [],
        made: [],
        parcels: new Map(),
        messages: new Map(),
        endedHolds: [],
      },
      { by: office.officer.id, at: office.clock.now() },
    );
  }
});
