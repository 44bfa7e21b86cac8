import { type Overlay, overlaySchema, type RulePack, rulePackSchema, withOverlay } from "../domain/rule-pack.ts";
import { type Compiled, nothingCompiled } from "./compiled.ts";
import { overlayFaults, packFaults } from "./pack-faults.ts";
import { digestOf, textOf } from "./rule-bytes.ts";
import { type FileShape, readYaml } from "./yaml-file.ts";

/** The line that parts the documents of a YAML stream. */
const separator = "---\n";

const packShape: FileShape<typeof rulePackSchema> = { schema: rulePackSchema, meaning: packFaults };
const overlayShape: FileShape<typeof overlaySchema> = { schema: overlaySchema, meaning: overlayFaults };

/**
 * Reads a rule pack, and after it, parted by `---`, the overlays that stood on the day. The digest is that of all bytes,
 * so a case can keep exactly the rules it was registered under. Throws `bad-rules` with every fault and its place.
 */
export async function readPack(
  bytes: Uint8Array,
  path: string,
  compiled: Compiled = nothingCompiled,
): Promise<RulePack> {
  const [first = "", ...others] = textOf(bytes, path).split(/^---[ \t]*\r?\n/m);
  const pack = await readYaml(packShape, first, path, compiled);
  let built: RulePack = { ...pack, digest: digestOf(bytes), overlays: [] };
  for (const text of others) built = withOverlay(built, await readYaml(overlayShape, text, path, compiled));
  return built;
}

/** Reads what a mission adds. Throws `bad-rules`. */
export const readOverlay = (bytes: Uint8Array, path: string, compiled: Compiled = nothingCompiled): Promise<Overlay> =>
  readYaml(overlayShape, textOf(bytes, path), path, compiled);

/** The bytes of a pack with its overlays, as `readPack` takes them; without overlays the pack's own bytes. */
export function joined(pack: Uint8Array, overlays: readonly Uint8Array[]): Uint8Array {
  if (overlays.length === 0) return pack;
  const parts = [pack, ...overlays].map((bytes) => Buffer.from(bytes));
  const ended = parts.map((part) => (part.at(-1) === 0x0a ? part : Buffer.concat([part, Buffer.from("\n")])));
  return new Uint8Array(
    Buffer.concat(ended.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from(separator), part]))),
  );
}
