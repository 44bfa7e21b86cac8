import { describe, expect, it } from "vitest";
import { terminalOf } from "../../src/cli/terminal.ts";
import { testWorld } from "../support/test-world.ts";

describe("a terminal", () => {
  it("asks and wraps where all streams are one", () => {
    const terminal = terminalOf(testWorld({ terminal: true }), { noColor: false, json: false });
    expect(terminal).toMatchObject({ interactive: true, coloursOut: true, coloursErr: true, columns: 60 });
  });

  it("asks nobody with --json", () => {
    expect(terminalOf(testWorld({ terminal: true }), { noColor: false, json: true }).interactive).toBe(false);
  });

  it("asks nobody and wraps nothing in a pipe", () => {
    const terminal = terminalOf(testWorld(), { noColor: false, json: false });
    expect(terminal).toMatchObject({ interactive: false, coloursOut: false, coloursErr: false, columns: null });
  });

  it("has no colours with --no-color", () => {
    const terminal = terminalOf(testWorld({ terminal: true }), { noColor: true, json: false });
    expect(terminal).toMatchObject({ interactive: true, coloursOut: false, coloursErr: false });
  });
});
