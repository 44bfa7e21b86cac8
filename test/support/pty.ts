import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ExecaError, execa } from "execa";

/** Keys by their name in tmux. */
export type Key = "Enter" | "Escape" | "Up" | "Down" | "Space" | "Tab" | "BSpace" | "C-c" | "C-d" | "C-u";

export interface Ended {
  /** Exit code as the shell sees it: 128 + n for death by signal n. */
  readonly code: number;
  /** True when the terminal's settings are those from before the program. */
  readonly sane: boolean;
}

/** A real terminal with a program in it. */
export interface Pty {
  /** Types text letter by letter, faster than any hand. */
  type(text: string): Promise<void>;
  /** Types text as a person does, with time between the keys. */
  typeByHand(text: string): Promise<void>;
  press(...keys: Key[]): Promise<void>;
  /**
   * Pastes text as a terminal does, line breaks as Enter; `marked` where the program asked for marks around a paste, `raw`
   * byte by byte.
   */
  paste(text: string, how?: "marked" | "raw"): Promise<void>;
  /** What stands on the screen, without empty lines at the end. */
  screen(): Promise<string>;
  /** The same with what has left the screen at its upper edge. */
  everything(): Promise<string>;
  /** Waits until the screen shows this; throws with the screen after a minute. */
  shows(text: string | RegExp): Promise<string>;
  cursorShown(): Promise<boolean>;
  /** Closes the window as a person does: the terminal hangs up. */
  close(): Promise<void>;
  /** Sends a signal to the program itself; false where it has ended already. */
  signal(name: "INT" | "TERM" | "HUP" | "KILL"): Promise<boolean>;
  /** Waits for the program's end, and until its last words stand on the screen. */
  ended(): Promise<Ended>;
  /** What the program wrote to stdout, where `stdoutToFile` was asked for. */
  stdout(): Promise<string>;
}

export interface PtyOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly stdoutToFile?: boolean;
}

const patience = 60_000;

/** Looks again and again; throws with what `missed` says when patience has ended. */
export async function until(so: () => Promise<boolean>, missed: () => string | Promise<string>): Promise<void> {
  for (const end = performance.now() + patience; !(await so()); await pause(30)) {
    if (performance.now() > end) throw new Error(await missed());
  }
}

async function tmux(folder: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await execa("tmux", ["-u", "-S", join(folder, "socket"), ...args], {
      env: { LC_ALL: "C.UTF-8" },
    });
    return stdout;
  } catch (error) {
    if (error instanceof ExecaError && error.code === "ENOENT")
      throw new Error("tmux is not installed: the tests of prompts need it (apt-get install tmux)");
    throw error;
  }
}

// The shell leads the session and outlives a hang-up, to write down how the program ended.
const wrapper = `
trap : HUP
folder=$1
shift
stty -g > "$folder/before"
sh -c 'echo $$ > "$0/pid"; if [ -e "$0/stdout" ]; then exec env "$@" > "$0/stdout"; fi; exec env "$@"' "$folder" "$@"
code=$?
stty -g > "$folder/after" 2> /dev/null
printf '\\033]2;ended\\007' 2> /dev/null
echo $code > "$folder/code.new"
mv "$folder/code.new" "$folder/code"
read -r hold
`;

/** Runs a program in a terminal of its own for the time of `story`, and clears everything away after it. */
export async function inTerminal(
  command: readonly string[],
  options: PtyOptions,
  story: (pty: Pty) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "pty-"));
  const run = (...args: string[]) => tmux(folder, ...args);
  const contents = (name: string) => readFile(join(folder, name), "utf8");
  const send = (...args: string[]) => run("send-keys", "-t", "story", ...args);
  const captured = async (...args: string[]) => (await run("capture-pane", "-p", "-t", "story", ...args)).trimEnd();
  const screen = () => captured();

  const pty: Pty = {
    screen,
    everything: () => captured("-S", "-"),
    async type(text) {
      await send("-l", "--", text);
    },
    async typeByHand(text) {
      // Whoever has read what stands there begins later than this.
      await pause(200);
      for (const letter of text) {
        const before = await screen();
        await send("-l", "--", letter);
        // On a busy machine the program may read keys later than they were pressed: the next one waits for this one.
        await until(
          async () => (await screen()) !== before,
          () => `${letter} was typed and never shown`,
        );
        await pause(90);
      }
    },
    async press(...keys) {
      await send(...keys);
    },
    async paste(text, how) {
      await run("set-buffer", "--", text);
      await run("paste-buffer", ...{ marked: ["-p"], raw: ["-r"], plain: [] }[how ?? "plain"], "-t", "story");
    },
    async shows(text) {
      let seen = "";
      const there = async () => {
        seen = await screen();
        return typeof text === "string" ? seen.includes(text) : text.test(seen);
      };
      await until(there, () => `the screen never showed ${text}, but:\n${seen}`);
      return seen;
    },
    async cursorShown() {
      return (await run("display-message", "-p", "-t", "story", "#{cursor_flag}")) === "1";
    },
    async close() {
      await run("kill-session", "-t", "story");
    },
    async signal(name) {
      const pid = Number(await contents("pid"));
      try {
        return process.kill(pid, `SIG${name}`);
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
        throw error;
      }
    },
    async ended() {
      let code: string | null = null;
      const written = async () => {
        code = await contents("code").catch(() => null);
        return code !== null;
      };
      const told = async () => `the program did not end; its screen:\n${await screen().catch(String)}`;
      await until(written, told);
      // The title comes behind all that the program wrote; a window that was closed has none.
      const title = () => run("display-message", "-p", "-t", "story", "#{pane_title}").catch(() => "ended");
      await until(async () => (await title()) === "ended", told);
      return { code: Number(code), sane: (await contents("before")) === (await contents("after")) };
    },
    stdout: () => contents("stdout"),
  };

  try {
    await writeFile(join(folder, "wrapper"), wrapper);
    await writeFile(join(folder, "conf"), "set -g escape-time 0\n");
    if (options.stdoutToFile) await writeFile(join(folder, "stdout"), "");
    const variables = Object.entries({ LC_ALL: "", NO_COLOR: "1", ...options.env }).map(
      ([name, value]) => `${name}=${value}`,
    );
    const size = ["-x", String(options.columns ?? 100), "-y", String(options.rows ?? 30)];
    const shell = ["sh", join(folder, "wrapper"), folder, ...variables, ...command];
    await run(
      "-f",
      join(folder, "conf"),
      "new-session",
      "-d",
      "-s",
      "story",
      ...size,
      "-c",
      options.cwd ?? process.cwd(),
      ...shell,
    );
    await story(pty);
  } finally {
    await run("kill-server").catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}
