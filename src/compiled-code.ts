import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

/**
 * Keeps V8's code of the bundle's files in `.cache` beside them: inside the package, never in the shared temporary folder,
 * where another user could leave code to be run. Node's own compile cache keeps code as it is when a file has been loaded;
 * functions are compiled at their first call, hundreds of them in every run. Here it is kept as it stands at the end of the
 * first run that loads a file. The names of the files carry their digest, so that code never meets another text.
 */
export function keepCompiledCode(): void {
  const beside = import.meta.dirname;
  const folder = join(beside, ".cache");
  // The bundle is CommonJS. Loading node:module takes its time too, and only packages that stay outside need it.
  const load = require.extensions[".js"];
  const fresh: { readonly script: Script; readonly kept: string }[] = [];
  require.extensions[".js"] = (module, path) => {
    if (dirname(path) !== beside) {
      enableCompileCache(folder);
      return load(module, path);
    }
    const kept = join(folder, `${basename(path)}-${process.version}-${process.arch}`);
    const script = compiled(path, codeIn(kept));
    if (script.cachedDataRejected !== false) fresh.push({ script, kept });
    script.runInThisContext().call(module.exports, module.exports, require, module, path, beside);
  };
  process.on("exit", () => {
    for (const { script, kept } of fresh) keep(kept, script.createCachedData());
  });
}

const compiled = (path: string, code: Buffer | undefined): Script =>
  new Script(`(function (exports, require, module, __filename, __dirname) { ${readFileSync(path, "utf8")}\n})`, {
    filename: path,
    ...(code === undefined ? {} : { cachedData: code }),
  });

/** V8 dies of code that a bad disk has changed: it stands twice in the file, and is used where both are the same. */
function codeIn(file: string): Buffer | undefined {
  try {
    const twice = readFileSync(file);
    const code = twice.subarray(0, twice.length / 2);
    return code.length > 0 && code.equals(twice.subarray(code.length)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, a power cut included. Where the program's folder cannot be written, nothing is kept. */
function keep(file: string, code: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const part = `${file}-${process.pid}`;
    const open = openSync(part, "w");
    writeFileSync(open, Buffer.concat([code, code]));
    fsyncSync(open);
    closeSync(open);
    renameSync(part, file);
  } catch {}
}
