import { rm } from "node:fs/promises";
import { build } from "esbuild";
import { compileRules } from "./src/law/compiled.ts";

// One bundle, split where the source imports lazily: a command pays only for what it uses.
// What carries native code or data files of its own stays in node_modules.
await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: ["src/main.ts", "src/training-day.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22.13",
  external: ["better-sqlite3", "pdfkit", "fontkit", "date-holidays"],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  charset: "utf8",
  sourcemap: true,
  logLevel: "warning",
});
await compileRules("templates/law", "dist/law");
