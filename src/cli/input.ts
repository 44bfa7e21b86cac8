import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import type * as v from "valibot";
import { checkedBy, parseJson } from "../domain/json-file.ts";
import { Problem, type ProblemCode } from "../domain/problem.ts";
import { proseSchema } from "../domain/text.ts";
import type { World } from "../world.ts";

const limit = 4 * 1024 * 1024;

/**
 * Reads a file, or standard input where it is `-`, as UTF-8; never more than such a file may have. Throws `no-such-file`,
 * `not-a-file`, `file-not-readable`, `file-too-large`, `not-text`.
 */
export async function readText(world: World, from: string): Promise<string> {
  const bytes = await (from === "-" ? readCapped(world.stdin, from) : readFileAt(resolve(world.cwd, from), from));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("not-text", { path: from });
  }
}

const unreadable: Readonly<Record<string, ProblemCode>> = {
  ENOENT: "no-such-file",
  ENOTDIR: "no-such-file",
  ELOOP: "no-such-file",
  ENAMETOOLONG: "no-such-file",
  EISDIR: "not-a-file",
  EACCES: "file-not-readable",
  EPERM: "file-not-readable",
};

async function readFileAt(path: string, shown: string): Promise<Uint8Array> {
  try {
    return await readCapped(createReadStream(path), shown);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? unreadable[String(cause.code)] : undefined;
    throw code === undefined ? cause : new Problem(code, { path: shown }, { cause });
  }
}

/** A device or a pipe may never end: what is above the limit is not read. */
async function readCapped(input: Readable, shown: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : (chunk as Uint8Array);
    chunks.push(bytes);
    length += bytes.length;
    if (length > limit) throw new Problem("file-too-large", { path: shown, limit });
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
