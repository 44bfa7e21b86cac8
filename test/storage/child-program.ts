import { writeSync } from "node:fs";
import { Problem } from "../../src/domain/problem.ts";
import { bytesStore } from "../../src/storage/bytes-store.ts";
import { folders } from "../../src/storage/folders.ts";
import { openStore } from "../../src/storage/store.ts";
import { newCase, pack, stampOf, storeOptions } from "../support/sample-case.ts";

// `folder` is an office; for "write" it is any folder.
const [task, folder = "", count] = process.argv.slice(2);

/** Written at once: what a person would have read on the screen. */
const say = (line: string) => writeSync(1, `${line}\n`);

try {
  if (task === "write") {
    const { path } = await folders.write(folder, "letter.pdf", Buffer.alloc(300_000, 1));
    say(`saved ${path}`);
    process.exit(0);
  }
  const store = await openStore(folder, storeOptions);
  if (task === "register") {
    for (let number = 0; number < Number(count); number++) {
      const one = await store.cases.register(2026, (id) => newCase(id), stampOf(), { draft: null, pack });
      say(`saved ${one.id}`);
    }
  }
  if (task === "register-on") {
    let failed: unknown = null;
    for (let number = 0; number < Number(count); number++) {
      try {
        const one = await store.cases.register(2026, (id) => newCase(id), stampOf(), { draft: null, pack });
        say(`saved ${one.id}`);
      } catch (error) {
        failed = error;
      }
    }
    if (failed !== null) throw failed;
  }
  if (task === "keep") await bytesStore(folder).keep(Buffer.from("sealed"));
  store.close();
} catch (error) {
  say(`problem ${error instanceof Problem ? error.code : `bug: ${String(error)}`}`);
}
