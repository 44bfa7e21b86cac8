import { printerOf } from "../../src/cli/printer.ts";
import { report } from "../../src/cli/report.ts";
import { terminalOf } from "../../src/cli/terminal.ts";
import { translator } from "../../src/i18n/translate.ts";
import { realWorld } from "../../src/world.ts";

// A program that prints as many lines as its argument says.
const world = realWorld();
const printer = await printerOf(world, terminalOf(world, { noColor: true, json: false }));
try {
  for (let line = 0; line < Number(world.argv[0]); line += 1) printer.print(`line ${line}`);
  await printer.finish();
} catch (error) {
  process.exitCode = await report(error, { printer, translate: await translator("en"), json: false, debug: true });
}
