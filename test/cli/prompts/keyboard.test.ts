import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Keyboard } from "../../../src/cli/prompts/keyboard.ts";

function keyboard(backKey = true) {
  const source = new PassThrough();
  const heard: string[] = [];
  const keys = new Keyboard(source, { gone: () => heard.push("gone"), back: () => heard.push("back") }, backKey);
  keys.resume();
  return { source, heard, keys };
}

describe("a keyboard", () => {
  it("that fails, ends or closes ends the question and not the program", async () => {
    for (const end of [
      (source: PassThrough) => source.emit("error", Object.assign(new Error("read EIO"), { code: "EIO" })),
      (source: PassThrough) => source.end(),
      (source: PassThrough) => source.destroy(),
    ]) {
      const { source, heard } = keyboard();
      end(source);
      await pause(5);
      expect(heard[0]).toBe("gone");
    }
  });

  it("that was closed before the question ends it at once", async () => {
    const source = new PassThrough();
    source.destroy();
    const heard: string[] = [];
    new Keyboard(source, { gone: () => heard.push("gone"), back: () => {} }, true);
    expect(heard).toEqual(["gone"]);
  });

  it("may fail once more after it was given back", async () => {
    const { source, heard, keys } = keyboard();
    keys.release();
    source.emit("error", new Error("read EIO"));
    source.write("x");
    await pause(5);
    expect(heard).toEqual([]);
    expect(source.isPaused()).toBe(true);
  });

  it("tells Esc from the keys that begin like it", async () => {
    const { source, heard } = keyboard();
    source.write("\u001b[A");
    source.write("\u001b[1;5C");
    await pause(150);
    expect(heard).toEqual([]);
    source.write("\u001b");
    await pause(150);
    expect(heard).toEqual(["back"]);
  });

  it("takes CR LF for one Enter, in one piece or in two, also behind the end of a question", async () => {
    const { source, keys } = keyboard();
    const names: unknown[] = [];
    const named = (_typed: unknown, key: { name?: string }) => names.push(key.name);
    keys.on("keypress", named);
    source.write("a\r\nb\r");
    await pause(5);
    source.write("\n\nc\r");
    await pause(5);
    expect(names.splice(0)).toEqual(["a", "return", "b", "return", "enter", "c", "return"]);
    keys.release();
    const next = new Keyboard(source, { gone: () => {}, back: () => {} }, true);
    next.on("keypress", named);
    next.resume();
    source.write("\nd\n");
    await pause(5);
    expect(names).toEqual(["d", "enter"]);
  });

  it("takes < for back only where it is no text", async () => {
    for (const backKey of [true, false]) {
      const { source, heard } = keyboard(backKey);
      source.write("<");
      await pause(5);
      expect(heard).toEqual(backKey ? ["back"] : []);
    }
  });
});
