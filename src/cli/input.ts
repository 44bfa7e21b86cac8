import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type * as v from "valibot";
import { checkedBy, parseJson } from "../domain/json-file.ts";
import { Problem } from "../domain/problem.ts";
import { proseSchema } from "../domain/text.ts";
import type { World } from "../world.ts";

const limit = 4 * 1024 * 1024;

/** Reads a file, or standard input where it is `-`, as UTF-8. Throws `no-such-file`, `bad-file`, `file-too-large`. */
export async function readText(world: World, from: string): Promise<string> {
  const bytes = from === "-" ? await readAll(world) : await fileBytes(resolve(world.cwd, from), from);
  if (bytes.length > limit) throw new Problem("file-too-large", { path: from, limit });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("not-text", { path: from });
  }
}

async function fileBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR")) {
      throw new Problem("no-such-file", { path: shown });
    }
    if (cause instanceof Error && "code" in cause && cause.code === "EISDIR") {
      throw new Problem("no-such-file", { path: shown });
    }
    throw cause;
  }
}

async function readAll(world: World): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of world.stdin) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : (chunk as Uint8Array);
    chunks.push(bytes);
    length += bytes.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
}

/** A JSON file or standard input by its schema; throws also `bad-json`, and `bad-file` with all faults at once. */
export async function readJsonFrom<Schema extends v.GenericSchema>(
  world: World,
  from: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  return checkedBy(schema, parseJson(await readText(world, from), from), from);
}

/** Free text from a file or standard input: a reason, a fact. Throws also `bad-file`. */
export const readProse = async (world: World, from: string): Promise<string> =>
  checkedBy(proseSchema(2000), (await readText(world, from)).trim(), from);
