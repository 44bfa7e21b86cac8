import { describe, expect, it } from "vitest";
import { Temporal } from "../src/domain/day.ts";
import { realWorld, withClock } from "../src/world.ts";

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const instantOf = (uuid: string) => Number.parseInt(uuid.replace("-", "").slice(0, 12), 16);

describe("the real world", () => {
  const world = realWorld();

  it("has a clock that goes", () => {
    const [before, now, after] = [Date.now(), world.now().epochMilliseconds, Date.now()];
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(after);
  });

  it("gives other bytes and another id each time", () => {
    expect(world.randomBytes(32)).toHaveLength(32);
    expect(world.randomBytes(32)).not.toEqual(world.randomBytes(32));
    const ids = Array.from({ length: 1000 }, () => world.uuid());
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(uuid7);
    expect(Math.abs(instantOf(ids[0]!) - Date.now())).toBeLessThan(60_000);
  });

  it("hears a signal only while it listens", () => {
    const heard: string[] = [];
    const stop = world.onSignal("SIGHUP", () => heard.push("SIGHUP"));
    process.emit("SIGHUP");
    stop();
    expect(heard).toEqual(["SIGHUP"]);
    expect(process.listeners("SIGHUP")).toEqual([]);
  });
});

describe("a world with a clock of its own", () => {
  const real = realWorld();
  const then = Temporal.Instant.from("2026-11-23T09:00:00Z");
  const world = withClock(real, then);

  it("stands still and stamps its ids with that time", () => {
    expect(world.now().equals(then)).toBe(true);
    expect(world.uuid()).toMatch(uuid7);
    expect(world.uuid()).not.toBe(world.uuid());
    expect(instantOf(world.uuid())).toBe(then.epochMilliseconds);
  });

  it("is the same world otherwise, and leaves the first one its clock", () => {
    expect([world.cwd, world.argv, world.platform, world.stdout]).toEqual([
      real.cwd,
      real.argv,
      real.platform,
      real.stdout,
    ]);
    expect(real.now().equals(then)).toBe(false);
  });
});
