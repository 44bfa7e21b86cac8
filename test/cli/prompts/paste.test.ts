import { describe, expect, it } from "vitest";
import { inTerminal, type Pty } from "../../support/pty.ts";

const asked = (story: (pty: Pty) => Promise<void>) => () =>
  inTerminal([process.execPath, "test/support/ask.ts", "typed"], { env: { LANG: "en_GB.UTF-8" } }, async (pty) => {
    await pty.shows("? Number");
    await story(pty);
  });

async function takesTyped(pty: Pty): Promise<void> {
  await pty.typeByHand("900412000019");
  await pty.shows(/^\? Number 900412000019$/m);
  await pty.press("Enter");
  expect(await pty.ended()).toEqual({ code: 0, sane: true });
  expect(await pty.screen()).toContain('"900412000019"');
}

const refused = (pty: Pty) => pty.shows(/^\? Number *\nThe number must be typed, digit by digit/m);

describe("a question that must be answered key by key", () => {
  it("takes what a hand types", asked(takesTyped));

  it(
    "takes a marked paste away, however short, and what was typed before it",
    asked(async (pty) => {
      await pty.typeByHand("90");
      await pty.paste("041", "marked");
      await refused(pty);
      await takesTyped(pty);
    }),
  );

  it(
    "takes away what comes faster than a hand, its Enter too",
    asked(async (pty) => {
      await pty.paste("900412000019\n");
      await refused(pty);
      await takesTyped(pty);
    }),
  );

  it(
    "tells the terminal to mark pastes for this question only",
    asked(async (pty) => {
      await pty.typeByHand("12");
      await pty.press("Enter");
      expect((await pty.ended()).code).toBe(0);
      // The shell that is left has not asked for marks: they would stand on the screen.
      await pty.paste("after", "marked");
      expect(await pty.shows("after")).not.toContain("200~");
    }),
  );
});
