import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { plainJson, printerOf, styled } from "../../src/cli/printer.ts";
import { terminalOf } from "../../src/cli/terminal.ts";
import { testWorld } from "../support/test-world.ts";

const flags = { noColor: false, json: false };

async function printing(around: Parameters<typeof testWorld>[0] = {}) {
  const world = testWorld(around);
  return { world, printer: await printerOf(world, terminalOf(world, flags)) };
}

describe("a line", () => {
  it("goes to stdout as a result, to stderr as a note", async () => {
    const { world, printer } = await printing();
    printer.print("BER-2026-000001");
    printer.print();
    printer.note("one moment");
    await printer.finish();
    expect(world.stdout.text).toBe("BER-2026-000001\n\n");
    expect(world.stderr.text).toBe("one moment\n");
  });

  it("is cleaned of whatever a terminal would obey, then styled", async () => {
    const { world, printer } = await printing({ terminal: true });
    printer.print([styled("bold", "A\u001b[2Jna"), " \u202eevil\u0007\n", styled("bad", "x\u009b31m")]);
    await printer.finish();
    expect(world.stdout.text).toBe(
      "\u001b[1mA\ufffd[2Jna\u001b[22m \ufffdevil\ufffd\ufffd\u001b[31mx\ufffd31m\u001b[39m\n",
    );
  });

  it("has no colours in a file, with NO_COLOR or on a dumb terminal", async () => {
    for (const around of [{}, { terminal: true, env: { NO_COLOR: "1" } }, { terminal: true, env: { TERM: "dumb" } }]) {
      const { world, printer } = await printing(around);
      printer.print(styled("good", "done"));
      printer.note(styled("bad", "not done"));
      await printer.finish();
      expect([world.stdout.text, world.stderr.text]).toEqual(["done\n", "not done\n"]);
    }
  });

  it("of a page keeps its neighbours", async () => {
    const { world, printer } = await printing();
    printer.page("Usage:\n  iin-desk\u0000\n");
    await printer.finish();
    expect(world.stdout.text).toBe("Usage:\n  iin-desk\ufffd\n");
  });
});

describe("a table", () => {
  const table = {
    head: ["Case", "Stage", "Next step"],
    rows: [
      ["BER-2026-000001", styled("good", "decided"), "export the batch"],
      ["BER-2026-000002", "Дайындалуда", ["wait ", styled("dim", "(centre)")]],
      ["BER-2026-000003", "中文", "\u001b[31mred"],
    ],
  };

  it("has columns and no lines", async () => {
    const { world, printer } = await printing();
    printer.table(table);
    await printer.finish();
    expect(world.stdout.text).toBe(
      [
        "Case             Stage        Next step",
        "BER-2026-000001  decided      export the batch",
        "BER-2026-000002  Дайындалуда  wait (centre)",
        "BER-2026-000003  中文         \ufffd[31mred",
        "",
      ].join("\n"),
    );
  });

  it("is wrapped to the screen, and nothing is cut off", async () => {
    const { world, printer } = await printing({ terminal: true, env: { NO_COLOR: "1" } });
    const digest = "3b7e".repeat(16);
    printer.table({ head: ["File", "SHA-256"], rows: [["one two three four five six seven eight nine ten", digest]] });
    await printer.finish();
    const lines = world.stdout.text.split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(
      lines
        .slice(1)
        .map((line) => line.slice(line.lastIndexOf(" ") + 1))
        .join(""),
    ).toContain(digest);
  });
});

describe("JSON", () => {
  it("is one object with its format, held until the end", async () => {
    const { world, printer } = await printing();
    printer.json({ case: "BER-2026-000001", dueOn: "2026-11-24" });
    expect(world.stdout.text).toBe("");
    await printer.finish();
    expect(world.stdout.text).toBe('{"format":1,"case":"BER-2026-000001","dueOn":"2026-11-24"}\n');
    await printer.finish();
    expect(world.stdout.text.split("\n")).toHaveLength(2);
  });

  it("is given once", async () => {
    const { printer } = await printing();
    printer.json({});
    expect(() => printer.json({})).toThrow("a second JSON object");
  });

  it("has the same value and nothing that a terminal would obey", () => {
    const value = { a: "\u202e\u009b31m\u{e0041}é", b: "中" };
    const text = plainJson(JSON.stringify(value));
    expect(text).toBe('{"a":"\\u202e\\u009b31m\\udb40\\udc41é","b":"中"}');
    expect(JSON.parse(text)).toEqual(value);
  });
});

describe("a result that cannot be written", () => {
  const run = (shell: string) =>
    execa("bash", ["-c", shell, "bash", process.execPath, "test/support/print.ts"], { reject: false });

  it("to a full disk is no success", async () => {
    const { exitCode, stderr } = await run('"$1" "$2" 3 > /dev/full');
    expect(exitCode).toBe(7);
    expect(stderr).toMatch(/^The result could not be written out whole/);
  });

  it("to a file that may not grow is no success, though its beginning was taken", async () => {
    const { exitCode, stderr } = await run(
      'trap "" XFSZ; f=$(mktemp); (ulimit -f 8; exec "$1" "$2" 3000) > "$f"; code=$?; stat -c %s "$f" >&2; rm "$f"; exit $code',
    );
    expect(stderr).toContain("8192");
    expect(exitCode).toBe(7);
  });

  it("to a pipe that nobody reads is no success", async () => {
    const { exitCode, stderr } = await run('"$1" "$2" 30000 | true; exit $PIPESTATUS');
    expect(exitCode).toBe(7);
    expect(stderr).toMatch(/^The result could not be written out whole/);
  });

  it("is whole where it can be written", async () => {
    const { exitCode, stdout } = await run('"$1" "$2" 30000 | cat; exit $PIPESTATUS');
    expect(exitCode).toBe(0);
    expect(stdout.split("\n")).toHaveLength(30000);
  });
});
