import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build, type Plugin } from "rolldown";
import { compileRules } from "./src/law/compiled.ts";

/** What every command runs, with all that it imports: one file, for each file costs half a millisecond. */
const desk = [
  "world",
  "config",
  "doors",
  "cli/printer",
  "cli/terminal",
  "cli/program",
  "cli/run-command",
  "cli/commands/case-list",
  "i18n/language",
  "i18n/translate",
  "storage/store",
  "storage/folders",
  "exchange/keys",
].map((name) => `/src/${name}.ts`);

const slashed = (id: string) => id.replaceAll("\\", "/");

const language = (id: string) => /\/words\/(kk|ru|en)\//.exec(slashed(id))?.[1] ?? null;

/** What few commands say; what a list says stands in the other file of its language. */
const seldomSaid = (id: string) => !/\/(?:index|screen|view|code)\.ts$/.test(slashed(id));

/**
 * A chunk loads what it requires at the first use, not where the chunk begins: node:crypto alone takes 3 ms. Every line
 * stays where it was, for the source maps.
 */
const lateRequires: Plugin = {
  name: "late-requires",
  renderChunk(code) {
    const head =
      /^(?:let|const) ((?:node|require)_[\w$]+) = (require\("[^"]+"\));\n(?:\1 = .*__toESM\(\1(?:, 1)?\);\n)?/gm;
    const names: string[] = [];
    // A NUL keeps the names in the heads themselves from being taken for uses.
    const late = code.replace(head, (whole, name: string, required: string) => {
      names.push(name.replaceAll("$", "\\$"));
      const load = `let \0${name} = () => (\0${name} = ((loaded) => () => loaded)(${required}))();`;
      return load + whole.replace(/[^\n]/g, "");
    });
    if (names.length === 0) return null;
    const member = "(?<!\\.\\.)\\.";
    const uses = new RegExp(
      `(?<![\\w$\0]|${member})(${names.join("|")})(?![\\w$])(?:(?<=node_[\\w$]+)\\.default\\b)?`,
      "g",
    );
    return { code: late.replace(uses, "($1())").replaceAll("\0", ""), map: null };
  },
};

/** better-sqlite3 looks for its native part beside its own files; they are in the bundle, it stays in node_modules. */
const nativePart: Plugin = {
  name: "native-part",
  transform(code, id) {
    if (!slashed(id).endsWith("/better-sqlite3/lib/binding.js")) return null;
    const beside = `path.join(__dirname, "..", "node_modules", "better-sqlite3", "lib")`;
    const found = `path.dirname(require.resolve("better-sqlite3"))`;
    const place = `const place = fs.existsSync(${beside}) ? ${beside} : ${found};`;
    return {
      code: code.replaceAll("__dirname", "place").replace("let DEFAULT_ADDON;", `${place} let DEFAULT_ADDON;`),
      map: null,
    };
  },
};

/** pdfkit reads the profile of its colours from its own folder; here it lies beside the bundle. */
const colourProfile: Plugin = {
  name: "colour-profile",
  async transform(code, id) {
    if (!slashed(id).endsWith("/pdfkit/js/pdfkit.node.mjs")) return null;
    const name = "sRGB_IEC61966_2_1.icc";
    const place = `new URL('./data/${name}', import.meta.url).href`;
    if (!code.includes(place)) throw new Error("pdfkit keeps its colour profile elsewhere");
    const source = await readFile(join(dirname(id), "data", name));
    this.emitFile({ type: "asset", fileName: name, source });
    return { code: code.replace(place, `__dirname + "/${name}"`), map: null };
  },
};

/** Lets the new program list a case, so that its compiled code is there for the first start already; else that makes it. */
async function warmUp(dist: string): Promise<void> {
  const office = await mkdtemp(join(tmpdir(), "iin-desk-build-"));
  const start = `require(${JSON.stringify(resolve(dist, "main.js"))}).start()`;
  const env = { ...process.env, IIN_DESK_NOW: "2026-11-23T09:00:00Z" };
  const run = (...typed: string[]) =>
    spawnSync(process.execPath, ["-e", start, "iin-desk", ...typed, "--office", office], { env });
  try {
    run("init", "--training", "--from", "templates/office.example.json");
    run("case", "open", "--from", "templates/samples/investor.json");
    // Only what a list needs: more would take longer to load.
    await rm(join(dist, ".cache"), { recursive: true, force: true });
    for (const language of ["kk", "ru", "en"]) run("case", "list", "--lang", language);
  } finally {
    await rm(office, { recursive: true, force: true });
  }
}

// Made beside and renamed when it is whole: the program can be started while it is built.
const made = `.dist-${process.pid}`;
try {
  await build({
    input: { main: "src/main.ts", "training-day": "src/training-day.ts" },
    platform: "node",
    external: ["date-holidays"],
    transform: { target: "node22.13" },
    resolve: { alias: { "buffer-crc32": resolve("src/exchange/checksum.ts") } },
    output: {
      dir: made,
      // CommonJS: a module of Node's own that is imported as an ES module is built whole, all of its streams with node:fs.
      format: "cjs",
      sourcemap: true,
      // Names within functions alone: what V8 keeps of the code is read at every start.
      minify: { mangle: true, compress: false, codegen: false },
      minifyInternalExports: false,
      dynamicImportInCjs: false,
      comments: { legal: true, annotation: false, jsdoc: false },
      codeSplitting: {
        groups: [
          { name: "output", test: /src.output\.ts$/, priority: 1 },
          { name: "temporal", test: /temporal-/, priority: 1 },
          { name: "width", test: /fast-string-/, priority: 1 },
          { name: "pdfkit", test: /node_modules.(?:pdfkit|png-js)./, priority: 2 },
          // Of these two pdfkit uses nothing where text comes measured and fonts come embedded.
          { name: "fontkit", test: /node_modules.(?:fontkit|restructure|brotli|dfa|unicode-\w+|@swc)./, priority: 3 },
          { name: "linebreak", test: /node_modules.linebreak./, priority: 3 },
          { name: language, debugName: "more words", test: seldomSaid, priority: 2 },
          { name: language, debugName: "words", priority: 1 },
          { name: "desk", test: (id) => desk.some((file) => slashed(id).endsWith(file)) },
        ],
      },
    },
    plugins: [nativePart, colourProfile, lateRequires],
    checks: { ineffectiveDynamicImport: false },
    logLevel: "warn",
  });
  // The package around it is one of ES modules.
  await writeFile(`${made}/package.json`, '{ "type": "commonjs" }\n');
  await compileRules("templates/law", `${made}/law`);
  await warmUp(made);
  if (existsSync("dist")) await rename("dist", `${made}-old`);
  await rename(made, "dist");
} finally {
  await rm(`${made}-old`, { recursive: true, force: true });
  await rm(made, { recursive: true, force: true });
}
