import { Command, CommanderError, Help, Option } from "commander";
import { languages } from "../domain/language.ts";
import { Problem } from "../domain/problem.ts";
import type { Translate } from "../i18n/translate.ts";
import type { WordKey } from "../i18n/words.ts";
import { catalogue } from "./catalogue.ts";
import { type Call, type CommandShape, type Flag, helpKey } from "./command.ts";
import { mustGoTogether } from "./flags-together.ts";

/** The options that every command takes. */
export interface GlobalFlags {
  readonly office?: string;
  readonly as?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
}

export interface Typed {
  readonly shape: CommandShape;
  readonly call: Call;
  readonly globals: GlobalFlags;
}

export interface Output {
  out(text: string): void;
}

/**
 * Reads the command line. Gives what was typed, or null when help or the version was all that was wanted (it is
 * printed through `output`). Throws usage problems.
 */
export async function readCommandLine(
  argv: readonly string[],
  say: Translate,
  version: string,
  output: Output,
): Promise<Typed | null> {
  let typed: Typed | null = null;
  // A command that is run needs no help: only it is made, and no sentence is looked up.
  const meant = commandMeant(argv);
  const words = meant === null ? say : noWords;
  const program = base(new Command("iin-desk"), words, output).description(words("help.about"));
  program.version(version, "-V, --version", words("help.version"));
  globals(program, words);
  const seen = new Set<string>();
  mustComeOnce(program, seen);
  const groups = new Map<string, Command>();
  for (const shape of meant === null ? catalogue : [meant]) {
    const names = shape.path.split(" ");
    const name = names.pop() ?? "";
    const parent = names.reduce((within, _, at) => {
      const path = names.slice(0, at + 1).join(" ");
      const known = groups.get(path) ?? group(within, path, words, output);
      groups.set(path, known);
      return known;
    }, program);
    const command = base(parent.command(name), words, output);
    command.description(words(`command.${key(shape.path)}` as WordKey));
    for (const argument of shape.args ?? [])
      command.argument(bracketed(argument), words(`argument.${bare(argument)}` as WordKey));
    for (const flag of shape.flags ?? []) command.addOption(optionOf(flag, words));
    globals(command, words);
    mustComeOnce(command, seen);
    command.action((...given: unknown[]) => {
      const args = given.slice(0, -2) as Call["args"];
      const call = { args, flags: asTyped(command) };
      mustGoTogether(shape.flags ?? [], call);
      typed = { shape, call, globals: command.optsWithGlobals() };
    });
  }
  program.action(() => {
    const shape = catalogue.find((one) => one.path === "desk");
    if (program.args.length > 0) throw new Problem("unknown-command", { command: program.args.join(" ") });
    if (shape) typed = { shape, call: { args: [], flags: {} }, globals: program.opts() };
  });
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (cause) {
    if (cause instanceof CommanderError) {
      if (cause.exitCode === 0) return null;
      throw problemOf(cause, argv);
    }
    throw cause;
  }
  return typed;
}

/** No help is wanted, so no sentence is looked up. */
type Words = (key: WordKey) => string;
const noWords: Words = () => "";

const valued = ["--office", "--as", "--lang"];

/** What was typed, without flags and the values of those that every command takes. */
const wordsIn = (argv: readonly string[]): string[] =>
  argv.filter((word, at) => !word.startsWith("-") && !valued.includes(argv[at - 1] ?? ""));

/** The one command that the words of the line name; null where help is wanted or nothing fits. */
function commandMeant(argv: readonly string[]): CommandShape | null {
  if (argv.includes("-h") || argv.includes("--help")) return null;
  const words = wordsIn(argv);
  return catalogue.find(({ path }) => path === words.slice(0, path.split(" ").length).join(" ")) ?? null;
}

/** Commander keeps `--reason-from` as `reasonFrom`; a command asks for the flag as it is typed. */
const asTyped = (command: Command): Call["flags"] =>
  Object.fromEntries(
    command.options.map((option) => [(option.long ?? option.name()).slice(2), command.opts()[option.attributeName()]]),
  );

const key = (path: string) => path.replaceAll(" ", "-");
const bare = (argument: string) => argument.replace(/[[\].]/g, "");
const bracketed = (argument: string) => (argument.startsWith("[") ? argument : `<${argument}>`);

function optionOf(flag: Flag, say: Words): Option {
  const value = flag.value === undefined ? "" : ` <${flag.value}${flag.many ? "..." : ""}>`;
  const option = new Option(`${flag.name}${value}`, say(`flag.${helpKey(flag)}` as WordKey));
  return flag.choices === undefined ? option : option.choices([...flag.choices]);
}

function globals(command: Command, say: Words): void {
  command
    .addOption(new Option("--office <DIR>", say("help.office")).helpGroup(say("help.globalOptions")))
    .addOption(new Option("--as <OFFICER>", say("help.as")).helpGroup(say("help.globalOptions")))
    .addOption(
      new Option("--lang <LANGUAGE>", say("help.lang")).choices([...languages]).helpGroup(say("help.globalOptions")),
    )
    .addOption(new Option("--json", say("help.json")).helpGroup(say("help.globalOptions")))
    .addOption(new Option("--yes", say("help.yes")).helpGroup(say("help.globalOptions")))
    .addOption(new Option("--no-color", say("help.noColor")).helpGroup(say("help.globalOptions")));
}

/**
 * Throws `flag-twice` while the line is read, where an option that takes one value is given more than once: which of them
 * is meant nobody knows. `seen` is shared, for some options stand before the command or behind it.
 */
function mustComeOnce(command: Command, seen: Set<string>): void {
  for (const option of command.options) {
    if (!option.required || option.variadic) continue;
    const flag = option.long ?? option.name();
    command.on(`option:${option.name()}`, () => {
      if (seen.has(flag)) throw new Problem("flag-twice", { flag });
      seen.add(flag);
    });
  }
}

/** A word that other words follow; `path` has the words before it too. */
function group(within: Command, path: string, say: Words, output: Output): Command {
  const name = path.split(" ").at(-1) ?? "";
  const command = base(within.command(name), say, output).description(say(`command.${key(path)}` as WordKey));
  command.action(() => {
    if (command.args.length > 0) throw new Problem("unknown-command", { command: `${path} ${command.args[0]}` });
    throw new Problem("missing-argument", { argument: command.commands.map((one) => one.name()).join(" | ") });
  });
  command.allowExcessArguments();
  return command;
}

/** One look and one way of failing for every command; commander's own words in the officer's language. */
function base(command: Command, say: Words, output: Output): Command {
  const titles: Record<string, string> = {
    "Usage:": say("help.usage"),
    "Arguments:": say("help.arguments"),
    "Options:": say("help.options"),
    "Commands:": say("help.commands"),
    "Global Options:": say("help.globalOptions"),
  };
  return command
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({ writeOut: (text) => output.out(text), writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      commandUsage: (of) => inWords(plainHelp.commandUsage(of), say),
      subcommandTerm: (of) => inWords(plainHelp.subcommandTerm(of), say),
      optionDescription: described,
    })
    .helpOption(say === noWords ? false : "-h, --help", say("help.help"))
    .helpCommand(false);
}

const plainHelp = new Help();

/** The two words that commander puts in brackets by itself. */
const inWords = (usage: string, say: Words): string =>
  usage.replace("[options]", `[${say("help.anyOption")}]`).replace("[command]", `[${say("help.anyCommand")}]`);

/** What an option is for, and the codes it takes where the sentence does not name them. */
function described({ description, argChoices = [] }: Option): string {
  const named = argChoices.every((code) => description.includes(code));
  return named ? description : `${description} (${argChoices.join(", ")})`;
}

const firstWord = (argv: readonly string[]): string => wordsIn(argv)[0] ?? "";

const isCommand = (argv: readonly string[]): boolean =>
  catalogue.some(({ path }) => path.split(" ")[0] === firstWord(argv));

const quoted = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? "";

function problemOf(cause: CommanderError, argv: readonly string[]): Problem {
  switch (cause.code) {
    case "commander.excessArguments":
      // What is too much may be a name that should have been in a file: it is not repeated.
      if (isCommand(argv)) return new Problem("too-many-words");
      return new Problem("unknown-command", { command: firstWord(argv) });
    case "commander.unknownOption":
      return new Problem("unknown-option", { flag: quoted(cause.message) });
    case "commander.missingArgument":
      return new Problem("missing-argument", { argument: bare(quoted(cause.message)) });
    case "commander.optionMissingArgument":
      return new Problem("missing-argument", { argument: quoted(cause.message) });
    case "commander.invalidArgument": {
      const [, flag = "", value = "", rest = ""] =
        /option '(\S+)[^']*' argument '([^']*)' is invalid\. (?:Allowed choices are )?(.*?)\.?$/s.exec(cause.message) ??
        [];
      return new Problem("bad-value", { flag, value, expected: rest });
    }
    default:
      return new Problem("unknown-command", { command: quoted(cause.message) || firstWord(argv) });
  }
}
