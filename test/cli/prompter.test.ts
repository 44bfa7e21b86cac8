import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { inTerminal, type Pty, type PtyOptions, until } from "../support/pty.ts";

const asking =
  (
    kind: string,
    story: (pty: Pty) => Promise<void>,
    options: PtyOptions & { readonly args?: readonly string[] } = {},
  ) =>
  () =>
    inTerminal(
      [process.execPath, "test/support/ask.ts", kind, ...(options.args ?? [])],
      { env: { LANG: "en_GB.UTF-8" }, ...options },
      story,
    );

/** Waits for the program's answer on stdout and its quiet end. */
async function answered(pty: Pty, answer: unknown): Promise<void> {
  expect(await pty.ended()).toEqual({ code: 0, sane: true });
  expect(await pty.cursorShown()).toBe(true);
  expect((await pty.screen()).replaceAll("\n", "")).toContain(JSON.stringify(answer));
}

describe("each kind of question", () => {
  it(
    "select: arrows and Enter; a line that is not to be chosen says so",
    asking("select", async (pty) => {
      await pty.shows(/› Passport\n {2}Will\n- Card \(not here\)\n {2}Letter\n\n↑↓ move · Enter choose · Esc back/);
      await until(
        async () => !(await pty.cursorShown()),
        () => "the cursor stands in the list",
      );
      await pty.press("Down");
      await pty.shows("of the relative");
      await pty.press("Down", "Enter");
      await pty.shows("This line cannot be chosen.");
      await pty.press("Down");
      await pty.shows("› Letter");
      await pty.press("Down", "Enter");
      await answered(pty, "letter");
    }),
  );

  it(
    "an answer too long for the line of its question stands below it, broken between words",
    asking("long", async (pty) => {
      await pty.shows("› A child under 16");
      await pty.press("Enter");
      await answered(pty, "child");
      expect(await pty.screen()).toMatch(/belong\? *\n {2}A child under 16 .*, or was one before\n"child"/);
    }),
  );

  it(
    "search: letters narrow the list, marks and case aside, codes count too",
    asking("search", async (pty) => {
      await pty.shows("type to search");
      await pty.type("zzz");
      await pty.shows("Nothing fits these letters.");
      await pty.press("Enter", "C-u");
      await pty.type("cote");
      await pty.shows(/Which country\? cote\n› Кот-д’Ивуар\n\n/);
      await pty.press("C-u");
      await pty.type("ГЕРМ");
      await pty.shows(/ГЕРМ\n› Германия\n\n/);
      await pty.press("Enter");
      await answered(pty, "DEU");
    }),
  );

  it(
    "checkbox: Space marks, nothing marked is refused",
    asking("checkbox", async (pty) => {
      await pty.shows("Space mark · Enter done");
      await pty.press("Enter");
      await pty.shows("Choose at least one line.");
      await pty.press("Space", "Down", "Down", "Space");
      await pty.shows(/\[x\] Surname\n {2}\[ \] Birth date\n›\[x\] Sex|›\[x\] Sex/);
      await pty.press("Enter");
      await answered(pty, ["surname", "sex"]);
    }),
  );

  it(
    "confirm: the safe line first",
    asking("confirm", async (pty) => {
      await pty.shows(/› No\n {2}Yes/);
      await pty.press("Enter");
      await answered(pty, false);
    }),
  );

  it(
    "confirm: arrows reach the other line, letters of either alphabet do nothing",
    asking(
      "confirm",
      async (pty) => {
        await pty.shows(/› Нет\n {2}Да/);
        await pty.type("yнyн");
        await pty.shows(/› Нет\n {2}Да/);
        await pty.press("Down", "Enter");
        await answered(pty, true);
      },
      { env: { LANG: "ru_RU.UTF-8" } },
    ),
  );

  it(
    "text: an empty or a wrong answer is told and corrected in place",
    asking("text", async (pty) => {
      await pty.shows("? Place of birth");
      await pty.press("Enter");
      await pty.shows("An answer is needed here.");
      await pty.type("Nowhere");
      await pty.press("Enter");
      await pty.shows("There is no such place.");
      await pty.type("ville");
      await pty.shows("Nowhereville");
      await pty.press("Enter");
      await answered(pty, "Nowhereville");
    }),
  );

  it(
    "text: an earlier answer stands there to be changed",
    asking("earlier", async (pty) => {
      await pty.shows("? Place of birth Berlin");
      await pty.press("BSpace");
      await pty.shows(/Berli$/m);
      await pty.press("Enter");
      await answered(pty, "Berli");
    }),
  );

  it(
    "text: what a paste brings along is cleaned, a second line never leaks on",
    asking("text", async (pty) => {
      await pty.shows("? Place of birth");
      await pty.paste("\u00a0Ber\u200blin\u202e \u001b[31mMitte\nsecond");
      await answered(pty, "Berlin Mitte");
    }),
  );

  it(
    "date: both ways of writing a day, none that no calendar has",
    asking("date", async (pty) => {
      await pty.shows("? Issued on");
      await pty.type("30.02.2026");
      await pty.press("Enter");
      await pty.shows("This is not a day of the calendar.");
      await pty.press("C-u");
      await pty.type("3.1.2026");
      await pty.press("Enter");
      await answered(pty, "2026-01-03");
    }),
  );

  it(
    "prose: lines until an empty one; Backspace opens the line before",
    asking("prose", async (pty) => {
      await pty.shows("Enter next line · Enter on an empty line done · Esc back");
      await pty.type("The seal is torn.");
      await pty.press("Enter");
      await pty.shows(/ {2}The seal is torn\.\n›/);
      await pty.press("BSpace", "BSpace");
      await pty.type("!");
      await pty.press("Enter");
      await pty.type("Seen twice.");
      await pty.press("Enter");
      await pty.shows(/ {2}Seen twice\.\n›/);
      await pty.press("Enter");
      await answered(pty, "The seal is torn!\nSeen twice.");
    }),
  );

  it(
    "prose: a pasted text keeps its paragraphs",
    asking("prose", async (pty) => {
      await pty.shows("? Why?");
      await pty.paste("One.\n\n\nTwo.\n");
      await pty.shows(/ {2}Two\.\n›/);
      await pty.press("Enter");
      await answered(pty, "One.\n\n\nTwo.");
    }),
  );
});

it(
  "a long interview leaves nothing behind but its answers",
  asking("many", async (pty) => {
    for (let at = 1; at <= 14; at += 1) {
      await pty.shows(new RegExp(`\\? Question ${at} of 14\\?[^✓]*Esc back`));
      if (at % 2) await pty.type("x");
      await pty.press("Enter");
    }
    await answered(
      pty,
      Array.from({ length: 14 }, (_, at) => (at % 2 ? false : "x")),
    );
    expect(await pty.screen()).not.toMatch(/warning/i);
  }),
);

const td3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
const td1 = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];

describe("the lines of a passport", () => {
  it(
    "two lines from a reader that types like a keyboard",
    asking("passport", async (pty) => {
      await pty.shows("? Passport lines");
      await pty.paste(`${td3.join("\n")}\n`);
      await answered(pty, td3);
    }),
  );

  it(
    "three lines of a card",
    asking("passport", async (pty) => {
      await pty.shows("? Passport lines");
      await pty.paste(`${td1.join("\n")}\n`);
      await answered(pty, td1);
    }),
  );

  it(
    "a reader under the Russian layout, and one that sends Tab",
    asking("passport", async (pty) => {
      await pty.shows("? Passport lines");
      await pty.paste("ЗБГЕЩУКШЛЫЫЩТББФТТФБЬФКШФБББББББББББББББББББ\t");
      await pty.paste("Д898902С36ГЕЩ7408122А1204159ЯУ184226ИБББББ10\t");
      await answered(pty, td3);
    }),
  );

  it(
    "a reader that ends its lines with CR LF",
    asking("passport", async (pty) => {
      await pty.shows("? Passport lines");
      await pty.paste(`${td3.join("\r\n")}\r\n`, "raw");
      await answered(pty, td3);
    }),
  );

  it(
    "a reader that reads again after a fault begins anew; by hand the line above is corrected",
    asking("passport", async (pty) => {
      await pty.shows("? Passport lines");
      const short = td3.map((line) => line.slice(0, -1));
      await pty.paste(`${short.join("\n")}\n`);
      await pty.shows(new RegExp(`  ${short[0]}\n› ${short[1]}\n\\S`));
      await pty.paste(`${td3[0]}\n${short[1]}\n`);
      await pty.shows(new RegExp(`  ${td3[0]}\n› ${short[1]}\n\\S`));
      await pty.press("Up");
      await pty.shows(new RegExp(`› ${td3[0]}\n  ${short[1]}\n`));
      await pty.press("Enter");
      await pty.type("0");
      await pty.press("Enter");
      await answered(pty, td3);
    }),
  );

  it(
    "a key that comes at once after what a reader sent is not taken for the begin of another reading",
    asking("passport", async (pty) => {
      await pty.shows("? Passport lines");
      const short = td3.map((line) => line.slice(0, -1));
      await pty.paste(`${short.join("\n")}\n`);
      await pty.shows(new RegExp(`  ${short[0]}\n› ${short[1]}\n\\S`));
      await pty.paste(`${td3[0]}\n${short[1]}\n0`);
      await pty.shows(new RegExp(`  ${td3[0]}\n› ${td3[1]}\n`));
      await pty.press("Enter");
      await answered(pty, td3);
    }),
  );

  it(
    "lines missing are counted, small letters and spaces taken",
    asking("passport", async (pty) => {
      await pty.shows("? Passport lines");
      await pty.type(td1[0]!.toLowerCase());
      await pty.press("Enter", "Enter");
      await pty.shows("2 more lines of the passport are expected.");
      await pty.press("Enter");
      await pty.type(td1[1]!);
      await pty.press("Enter");
      await pty.type(td1[2]!);
      await pty.press("Enter");
      await answered(pty, td1);
    }),
  );
});

const kinds = ["select", "search", "checkbox", "confirm", "text", "date", "prose", "passport"];

describe.each(kinds)("at a question of the kind %s", (kind) => {
  it(
    "Esc goes back",
    asking(kind, async (pty) => {
      await pty.shows("Esc back");
      await pty.press("Escape");
      await answered(pty, "back");
    }),
  );

  it(
    "< goes back",
    asking(kind, async (pty) => {
      await pty.shows("Esc back");
      await pty.type("<");
      if (["text", "date", "prose", "passport"].includes(kind)) await pty.press("Enter");
      if (kind === "prose" || kind === "passport") await pty.press("Enter");
      await answered(pty, "back");
    }),
  );

  it.each(["C-c", "C-d"] as const)("%s stops with 130 and a sane terminal", (key) =>
    asking(kind, async (pty) => {
      await pty.shows("Esc back");
      await pty.press(key);
      expect(await pty.ended()).toEqual({ code: 130, sane: true });
      expect(await pty.cursorShown()).toBe(true);
      expect(await pty.shows("Stopped.")).not.toMatch(/\bat .*:\d+/);
    })(),
  );

  it(
    "a closed window stops with 130",
    asking(kind, async (pty) => {
      await pty.shows("Esc back");
      await pty.close();
      expect((await pty.ended()).code).toBe(130);
    }),
  );
});

describe("where nobody can be asked", () => {
  const run = (...args: string[]) =>
    execa(process.execPath, ["test/support/ask.ts", ...args], { reject: false, env: { LC_ALL: "en_GB.UTF-8" } });

  it.each(kinds)("a %s names the flag or the field, and ends with 4", async (kind) => {
    const { exitCode, stdout, stderr } = await run(kind);
    expect([exitCode, stdout]).toEqual([4, ""]);
    expect(stderr).toMatch(/^An answer is missing and nobody can be asked here: (--[a-z-]+|[a-zA-Z.]+)\./);
  });

  it(
    "--json asks nobody, on a terminal too",
    asking(
      "select",
      async (pty) => {
        await pty.shows('"code":"answer-needed"');
        expect((await pty.ended()).code).toBe(4);
      },
      { args: ["--json"] },
    ),
  );

  it("inquirer is not even loaded before the first question", async () => {
    const script = `
      import { registerHooks } from "node:module";
      const loaded = [];
      registerHooks({ resolve(name, context, next) { loaded.push(name); return next(name, context); } });
      const { prompterOf } = await import("./src/cli/prompter.ts");
      console.log(typeof prompterOf, loaded.filter((name) => name.includes("inquirer")).length);`;
    const { stdout } = await execa(process.execPath, ["--input-type=module", "-e", script]);
    expect(stdout).toBe("function 0");
  });
});

describe("a result that goes to a file", () => {
  it(
    "leaves the prompts on the screen and only the answer in the file",
    asking(
      "confirm",
      async (pty) => {
        await pty.shows("› No");
        await pty.press("Enter");
        expect(await pty.ended()).toEqual({ code: 0, sane: true });
        expect(await pty.stdout()).toBe("false\n");
        expect(await pty.screen()).toBe("✓ Register the case? No");
      },
      { stdoutToFile: true },
    ),
  );
});

describe("an end from outside", () => {
  it.each(["INT", "TERM", "HUP"] as const)("SIG%s stops with 130 and a sane terminal", (name) =>
    asking("select", async (pty) => {
      await pty.shows("Esc back");
      await pty.signal(name);
      expect(await pty.ended()).toEqual({ code: 130, sane: true });
      expect(await pty.cursorShown()).toBe(true);
    })(),
  );

  it(
    "a window whose shell passes the hang-up on",
    asking("prose", async (pty) => {
      await pty.shows("Esc back");
      await pty.close();
      while (await pty.signal("HUP"));
      expect((await pty.ended()).code).toBe(130);
    }),
  );

  it(
    "a window that closes while text stands in the field",
    asking("text", async (pty) => {
      await pty.shows("Esc back");
      await pty.type("Ber");
      await pty.shows("birth Ber");
      await pty.close();
      expect((await pty.ended()).code).toBe(130);
    }),
  );
});
