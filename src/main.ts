import pkg from "../package.json" with { type: "json" };
import type { Doors } from "./cli/desk.ts";
import { exitCodes } from "./cli/exit-codes.ts";
import { keepCompiledCode } from "./compiled-code.ts";
import { type Language, languages } from "./domain/language.ts";
import { outputOf } from "./output.ts";
import type { Output, World } from "./world.ts";

/** Runs the program in the world of this process; gives its exit code. */
export async function start(): Promise<number> {
  // Asked by scripts and installers all day: nothing is loaded for it.
  if (isVersion(process.argv.slice(2))) return tellVersion(outputOf(1));
  keepCompiledCode();
  const { realWorld } = await import("./world.ts");
  return run(realWorld());
}

/** Runs one command in a world; gives its exit code. */
export async function run(world: World): Promise<number> {
  const { argv } = world;
  if (isVersion(argv)) return tellVersion(world.stdout);
  const [{ printerOf }, { terminalOf }, { languageOfMachine }, { translator }] = await Promise.all([
    import("./cli/printer.ts"),
    import("./cli/terminal.ts"),
    import("./i18n/language.ts"),
    import("./i18n/translate.ts"),
  ]);
  const flags = { json: argv.includes("--json"), noColor: argv.includes("--no-color") };
  const terminal = terminalOf(world, flags);
  const printer = await printerOf(world, terminal);
  const { officeFolder, languageOfOffice } = await import("./config.ts");
  const folder = officeFolder(world, after(argv, "--office"));
  const language = languageIn(argv) ?? (await languageOfOffice(folder)) ?? languageOfMachine(world.env);
  const say = await translator(language);
  const reporting = { printer, translate: say, json: flags.json, debug: world.env.IIN_DESK_DEBUG === "1" };
  let doors: (Doors & { close(): Promise<void> }) | null = null;
  try {
    const { readCommandLine } = await import("./cli/program.ts");
    const typed = await readCommandLine(argv, say, pkg.version, { out: (text) => printer.page(text) });
    if (typed === null) {
      await printer.finish();
      return 0;
    }
    const [{ doorsOf }, { runCommand }] = await Promise.all([import("./doors.ts"), import("./cli/run-command.ts")]);
    const opened = doorsOf(world, folder, pkg.version);
    doors = opened;
    const desk = { world, say, printer, terminal, doors: opened, json: flags.json } as const;
    return await runCommand(desk, typed);
  } catch (thrown) {
    const { report } = await import("./cli/report.ts");
    return await report(thrown, reporting);
  } finally {
    await doors?.close();
  }
}

const isVersion = (argv: readonly string[]): boolean =>
  argv.length === 1 && ["--version", "-V"].includes(argv[0] ?? "");

/** Gives `environment` where the disk is full or nobody reads. */
function tellVersion(stdout: Output): Promise<number> {
  stdout.on("error", () => {});
  return new Promise((told) => {
    stdout.write(`${pkg.version}\n`, (error) => told(error ? exitCodes.environment : 0));
  });
}

/** The value after a flag, before the command line is read properly. */
function after(argv: readonly string[], flag: string): string | undefined {
  const at = argv.indexOf(flag);
  if (at >= 0) return argv[at + 1];
  return argv.find((one) => one.startsWith(`${flag}=`))?.slice(flag.length + 1);
}

function languageIn(argv: readonly string[]): Language | null {
  const named = after(argv, "--lang");
  return languages.find((one) => one === named) ?? null;
}
