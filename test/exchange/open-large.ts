import { readFile } from "node:fs/promises";
import { limits } from "../../src/exchange/limits.ts";
import { officeExchange } from "../../src/exchange/office-exchange.ts";
import { folders } from "../../src/storage/folders.ts";

// Opens an answer file as an office does, in a process of its own, and tells the most memory that it took, in MiB.
const [folder = "", path = "", centre = ""] = process.argv.slice(2);
const example = JSON.parse(await readFile("templates/office.example.json", "utf8"));
const profile = { ...example, training: true, centre: { recipient: centre, certificates: ["centre.pem"] } };
const exchange = officeExchange({ profile, folder, software: "test" });
const opened = await exchange.openAnswers(await folders.read(path, limits.fileBytes), path).catch((problem) => problem);
let lines: number | null = null;
if ("lines" in opened) {
  lines = 0;
  for await (const _ of opened.lines()) lines += 1;
}
const most = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ lines, code: opened.code ?? null, most }));
