import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { checkLetterCode, checkLetterFile } from "../../src/workflow/check-letter.ts";
import { issueLetter } from "../../src/workflow/issue-letter.ts";
import { voidLetter } from "../../src/workflow/void-letter.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";

interface Issued {
  readonly desk: TestOffice;
  readonly id: CaseId;
  readonly path: string;
  readonly code: string;
  readonly group: string;
}

async function issuedReceipt(desk?: TestOffice): Promise<Issued> {
  const at = desk ?? (await testOffice());
  const { id } = await at.open("spouse");
  const { letter, path } = await issueLetter(await at.as(), id, "receipt", at.stick);
  const { check } = await (await at.as()).letters.facts(letter);
  if (check === null) throw new Error("no check code");
  return { desk: at, id, path, code: check.code, group: check.group };
}

describe("a letter's file", () => {
  it("is good as it was issued, whatever it is called", async () => {
    const { desk, id, path } = await issuedReceipt();
    const copy = join(desk.folder, "copy.bin");
    await writeFile(copy, await readFile(path));
    for (const file of [path, copy]) {
      expect(await checkLetterFile(await desk.as(), file)).toMatchObject({
        letter: `${id}-receipt-1`,
        fault: null,
        code: { signature: "valid" },
        row: { kind: "receipt" },
      });
    }
  });

  it("with other bytes is told from the letter, by the code that it bears", async () => {
    const { desk, id, path } = await issuedReceipt();
    const bytes = await readFile(path);
    await writeFile(path, Buffer.concat([bytes, Buffer.from("\n% changed")]));
    expect(await checkLetterFile(await desk.as(), path)).toMatchObject({
      letter: `${id}-receipt-1`,
      fault: "other-bytes",
    });
    await writeFile(path, bytes.toString("latin1").replaceAll("RECEIPT-1:", "RECEIPT-7:"), "latin1");
    expect((await checkLetterFile(await desk.as(), path)).fault).toBe("signature-invalid");
    await writeFile(path, "no letter at all");
    expect(await checkLetterFile(await desk.as(), path)).toMatchObject({ letter: null, fault: "no-letter" });
    await problemOf(checkLetterFile(await desk.as(), join(desk.folder, "absent")), "no-such-file");
  });

  it("of another office is not ours", async () => {
    const ours = await issuedReceipt();
    const theirs = await issuedReceipt();
    expect((await checkLetterFile(await ours.desk.as(), theirs.path)).fault).toBe("unknown-key");
    expect((await checkLetterCode(await ours.desk.as(), theirs.code))?.fault).toBe("unknown-key");
  });
});

describe("a code", () => {
  it("is good as a scanner reads it and as a person types it", async () => {
    const { desk, id, code, group } = await issuedReceipt();
    const office = await desk.as();
    for (const text of [
      code,
      code.toLowerCase(),
      `${id}-receipt-1-${group}`,
      `${id}-RECEIPT-1-${group}`.toLowerCase(),
    ]) {
      expect(await checkLetterCode(office, text)).toMatchObject({ letter: `${id}-receipt-1`, fault: null });
    }
  });

  it("with another group, or of a letter that was never issued, is not", async () => {
    const { desk, id, group } = await issuedReceipt();
    const office = await desk.as();
    const other = group === "AAAA-AAAA" ? "BBBB-BBBB" : "AAAA-AAAA";
    expect((await checkLetterCode(office, `${id}-receipt-1-${other}`))?.fault).toBe("wrong-group");
    expect((await checkLetterCode(office, `${id}-receipt-2-${group}`))?.fault).toBe("unknown-letter");
    expect(await checkLetterCode(office, `${id}-receipt-1`)).toBeNull();
  });

  it("of one letter does not stand for another", async () => {
    const first = await issuedReceipt();
    const second = await issuedReceipt(first.desk);
    expect((await checkLetterCode(await first.desk.as(), `${second.id}-receipt-1-${first.group}`))?.fault).toBe(
      "wrong-group",
    );
  });

  it("of a void letter is true, but the letter holds no more", async () => {
    const { desk, id, path, code } = await issuedReceipt();
    const office = await desk.as();
    await voidLetter(office, `${id}-receipt-1` as never, "wrong papers");
    expect((await checkLetterCode(office, code))?.fault).toBe("void");
    expect((await checkLetterFile(office, path)).fault).toBe("void");
  });
});
