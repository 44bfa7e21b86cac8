import type { LetterKind } from "../domain/letter.ts";
import type { Language } from "../domain/text.ts";
import { exampleOf } from "./examples.ts";
import type { Fonts } from "./fonts.ts";
import { fixedBlocks } from "./letter-templates.ts";
import { type Block, parse, UnsupportedMarkdown } from "./markdown.ts";
import { type Asked, askedBy, fill } from "./template.ts";
import { viewOf } from "./view.ts";

/** What can be wrong with the text of a letter. */
export type TemplateFault =
  | "not-readable"
  | "unknown-placeholder"
  | "missing-placeholder"
  | "unknown-block"
  | "missing-block"
  | "block-twice"
  | "block-in-list"
  | "logic"
  | "no-title"
  | "unsupported-markdown"
  | "cannot-print";

export interface TemplateFinding {
  readonly fault: TemplateFault;
  /** The placeholder, block, sign or piece of Markdown that it is about. */
  readonly about: string;
}

/** Values that a text may leave out: the form of the letter prints them, or they are there for convenience. */
const optional = new Set([
  "birth",
  "bearer",
  "category",
  "citizen",
  "correction",
  "counted",
  "email",
  "formation",
  "machine",
  "name",
  "noDocuments",
  "norm",
  "office",
  "phone",
  "visual",
]);

type Names = ReadonlyMap<string, ReadonlySet<string>>;

/** The names that a kind offers, and for lists the names within; read off complete facts, so they cannot lag behind. */
function offered(kind: LetterKind): Names {
  const view = viewOf(exampleOf(kind), "en", (code) => code);
  return new Map(Object.entries(view).map(([name, value]) => [name, namesWithin(value)]));
}

function namesWithin(value: unknown): Set<string> {
  if (!Array.isArray(value)) return new Set();
  return new Set(
    value.flatMap((entry: object) => Object.entries(entry).flatMap(([name, inner]) => [name, ...namesWithin(inner)])),
  );
}

/** Walks what a template asks for; gives its findings and notes every name that it uses. */
function walk(
  asked: readonly Asked[],
  known: Names,
  within: ReadonlySet<string>,
  used: Set<string>,
): TemplateFinding[] {
  return asked.flatMap((one): TemplateFinding[] => {
    if (one.kind === "refused") return [{ fault: "logic", about: one.sign + one.name }];
    if (one.kind === "block") return [];
    const name = one.name.split(".")[0] ?? "";
    used.add(name);
    const unknown = !known.has(name) && !within.has(name);
    const here: TemplateFinding[] = unknown ? [{ fault: "unknown-placeholder", about: one.name }] : [];
    if (one.kind === "value") return here;
    const inner = new Set([...within, ...(known.get(name) ?? [])]);
    const blocks = one.inner.filter((each) => each.kind === "block");
    return [
      ...here,
      ...blocks.map((block): TemplateFinding => ({ fault: "block-in-list", about: block.name })),
      ...walk(one.inner, known, inner, used),
    ];
  });
}

function blockFindings(kind: LetterKind, asked: readonly Asked[]): TemplateFinding[] {
  const names = asked.flatMap((one) => (one.kind === "block" ? [one.name] : []));
  const fixed = fixedBlocks[kind];
  return [
    ...fixed.filter((name) => !names.includes(name)).map((about) => ({ fault: "missing-block", about }) as const),
    ...names.filter((name) => !fixed.includes(name)).map((about) => ({ fault: "unknown-block", about }) as const),
    ...fixed
      .filter((name) => names.filter((each) => each === name).length > 1)
      .map((about) => ({ fault: "block-twice", about }) as const),
  ];
}

function formFindings(
  kind: LetterKind,
  language: Language,
  text: string,
  blocks: Readonly<Record<string, string>>,
): TemplateFinding[] {
  let read: readonly Block[];
  try {
    read = parse(
      fill(
        text,
        viewOf(exampleOf(kind), language, (code) => code),
        blocks,
      ),
    );
  } catch (cause) {
    if (cause instanceof UnsupportedMarkdown)
      return [{ fault: "unsupported-markdown", about: cause.markdown.trim().slice(0, 80) }];
    throw cause;
  }
  const titles = read.filter((block) => block.kind === "title").length;
  return titles === 1 && read[0]?.kind === "title" ? [] : [{ fault: "no-title", about: "#" }];
}

/**
 * Holds the text of a letter against the facts of its kind, in both directions: what it asks for must be there, what must
 * be said must be asked for, every fixed block stands in it once. Empty when the text is good.
 */
export function checkTemplate(
  kind: LetterKind,
  language: Language,
  text: string,
  blocks: Readonly<Record<string, string>>,
  fonts: Fonts,
): TemplateFinding[] {
  let asked: Asked[];
  let inBlocks: Asked[];
  try {
    asked = askedBy(text);
    inBlocks = fixedBlocks[kind].flatMap((name) => askedBy(blocks[name] ?? ""));
  } catch {
    return [{ fault: "not-readable", about: "{{" }];
  }
  const known = offered(kind);
  const used = new Set<string>();
  const placeholders = walk([...asked, ...inBlocks], known, new Set(), used);
  const missing = [...known.keys()].filter((name) => !used.has(name) && !optional.has(name));
  const structure = blockFindings(kind, asked);
  const unprintable = fonts.missing(text.replace(/\{\{.*?\}\}/g, ""));
  return [
    ...placeholders,
    ...missing.map((about) => ({ fault: "missing-placeholder", about }) as const),
    ...structure,
    ...unprintable.map((about) => ({ fault: "cannot-print", about }) as const),
    ...(structure.length + placeholders.length === 0 ? formFindings(kind, language, text, blocks) : []),
  ];
}
