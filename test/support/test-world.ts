import { Readable, Writable } from "node:stream";
import { Temporal } from "../../src/domain/day.ts";
import { type Output, realWorld, type World } from "../../src/world.ts";

/** A stream that keeps what is written to it. */
export class Kept extends Writable {
  readonly isTTY: boolean;
  readonly columns = 60;
  readonly rows = 24;
  text = "";

  constructor(isTTY = false) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

export interface TestWorld extends World {
  readonly stdout: Kept;
  readonly stderr: Kept;
}

export interface Surroundings {
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What comes by standard input. */
  readonly input?: string;
  /** True for a run whose streams say that they are a terminal. */
  readonly terminal?: boolean;
  /** An instant in ISO 8601; 2026-11-23T09:00Z where nothing is given. */
  readonly now?: string;
}

/** A world of its own: kept streams, a fixed clock, an empty environment, this machine's randomness and files. */
export function testWorld(around: Surroundings = {}): TestWorld {
  const real = realWorld();
  const now = Temporal.Instant.from(around.now ?? "2026-11-23T09:00:00Z");
  const isTTY = around.terminal ?? false;
  return {
    argv: around.argv ?? [],
    env: around.env ?? {},
    cwd: around.cwd ?? real.cwd,
    home: around.cwd ?? real.cwd,
    platform: real.platform,
    stdin: Object.assign(Readable.from(around.input === undefined ? [] : [Buffer.from(around.input)]), { isTTY }),
    stdout: new Kept(isTTY) satisfies Output,
    stderr: new Kept(isTTY) satisfies Output,
    now: () => now,
    randomBytes: real.randomBytes,
    uuid: real.uuid,
    onSignal: () => () => {},
  };
}
