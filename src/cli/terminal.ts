import type { Output, World } from "../world.ts";

/** What the streams of this run can do. */
export interface Terminal {
  /** Somebody can be asked: keyboard and prompts are on a terminal. */
  readonly interactive: boolean;
  readonly coloursOut: boolean;
  readonly coloursErr: boolean;
  /** Width of the results' screen in columns; null where they go to a file or a pipe and must not be wrapped. */
  readonly columns: number | null;
}

/**
 * Looks at the streams and the environment. Colours are off on `--no-color`, with a non-empty `NO_COLOR`
 * (no-color.org), on a dumb terminal and wherever the stream is none.
 */
export function terminalOf(world: World, flags: { readonly noColor: boolean; readonly json: boolean }): Terminal {
  const plain = flags.noColor || Boolean(world.env.NO_COLOR) || world.env.TERM === "dumb";
  const coloured = (stream: Output) => !plain && stream.isTTY === true;
  return {
    // Looked at when somebody is to be asked: a command that asks nothing never opens the keyboard.
    get interactive() {
      return !flags.json && world.stderr.isTTY === true && world.stdin.isTTY === true;
    },
    coloursOut: coloured(world.stdout),
    coloursErr: coloured(world.stderr),
    columns: world.stdout.isTTY ? (world.stdout.columns ?? 80) : null,
  };
}
