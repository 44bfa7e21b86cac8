import { spawnSync } from "node:child_process";

// Each in a process of its own, so that none is warm from another. One limit that is missed fails the whole.
const benches = [["bench/start.ts"], ["--expose-gc", "bench/letters.ts"], ["bench/exchange.ts"]];
const exits = benches.map((bench) => spawnSync(process.execPath, bench, { stdio: "inherit" }).status);
if (exits.some((exit) => exit !== 0)) process.exitCode = 1;
