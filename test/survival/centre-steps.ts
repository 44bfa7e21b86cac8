import type { Hold } from "../../src/domain/answer.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import { Problem } from "../../src/domain/problem.ts";
import type { Register } from "../../src/exchange/simulator/register.ts";
import { type Wish, wishes } from "../../src/exchange/simulator/rulings.ts";
import { type ScenarioName, scenarios } from "../../src/exchange/simulator/scenarios.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { importAnswers } from "../../src/workflow/import-answers.ts";
import type { Office } from "../../src/workflow/office.ts";
import type { Travelling } from "./line.ts";
import { type Asked, type Said, saidOf } from "./ministry.ts";
import { actingAs, type Draw, killing } from "./office-steps.ts";
import { put, type Stage } from "./stage.ts";

const names = Object.keys(scenarios) as ScenarioName[];

/** A file comes to the centre, is read and answered; now and then nastily, or by a program that ends on the way. */
export async function centreReads(stage: Stage, { a, b, c }: Draw): Promise<string> {
  const file = stage.out.take(a, b % 5 === 0);
  if (file === null) return "nothing came";
  const crash = (["before", "behind"] as const)[b % 11];
  const scenario = c % 6 === 0 ? names[(c >> 3) % names.length] : undefined;
  return centreTakes(stage, file, {
    at: stage.now(),
    receipt: b % 7 === 0,
    ...(crash === undefined ? {} : { crash }),
    ...(scenario === undefined ? {} : { scenario }),
    rulings: await wishesFor(stage, file, c),
  });
}

async function wishesFor(stage: Stage, file: Travelling, c: number): Promise<Map<CaseId, Wish>> {
  if (!file.whole) return new Map();
  const cases = await stage.ministry.casesIn(file.bytes, "requests");
  return new Map(
    cases.flatMap((id) => {
      const drawn = Math.imul(Number(id.slice(-6)) + 7, c * 2 + 1) >>> 3;
      const wish = drawn % 5 < 2 ? wishes[(drawn >> 4) % wishes.length] : undefined;
      return wish === undefined ? [] : [[id, wish] as const];
    }),
  );
}

/** What the line has spoilt is refused and changes nothing at the centre. */
export async function centreTakes(stage: Stage, file: Travelling, asked: Asked): Promise<string> {
  const before = JSON.stringify(await stage.ministry.register());
  try {
    if (!asked.receipt && file.whole) await taint(stage, file, asked);
    const delivered = await stage.ministry.take(file, asked);
    if (!file.whole) throw new Error(`the centre took ${file.name}, which the line had changed`);
    for (const { fileName, bytes } of delivered) stage.back.send(fileName, bytes);
    const nasty = asked.scenario === undefined ? "" : ` ${asked.scenario}`;
    const ended = asked.crash === undefined ? "" : ` crash ${asked.crash}`;
    return `${file.name}${asked.receipt ? " receipt" : ""}${nasty}${ended}: ${delivered.map((one) => one.fileName).join(" ")}`;
  } catch (thrown) {
    if (!(thrown instanceof Problem) || file.whole) throw thrown;
    if (JSON.stringify(await stage.ministry.register()) !== before)
      throw new Error("a spoilt file changed the register");
    return `${file.name} ${thrown.code}`;
  }
}

/** Whatever contradicts is put there on purpose: by a scenario, or by a centre that takes back what it ruled. */
async function taint(stage: Stage, file: Travelling, { scenario, rulings }: Asked): Promise<void> {
  if (scenario !== undefined) for (const id of await stage.ministry.casesIn(file.bytes)) stage.tainted.add(id);
  for (const [id, wish] of rulings ?? []) if (wish === "annulled") stage.tainted.add(id);
}

/** A file comes back to the office. */
export async function officeReads(stage: Stage, draw: Draw): Promise<string> {
  const file = stage.back.take(draw.a, true);
  if (file === null) return "nothing came";
  const said = await officeTakes(stage, file, killing(draw, 5, 20));
  if (said !== "killed" && draw.b % 4 !== 0) stage.back.take(draw.a, false);
  return `${file.name} ${said}`;
}

/** Takes a file in; what cannot be trusted or is another's changes nothing here. */
export async function officeTakes(
  stage: Stage,
  file: Travelling,
  kill: ReturnType<typeof killing> = null,
): Promise<string> {
  const path = await put(stage.tray, file.name, file.bytes);
  const head = await headOf(await stage.desk.as());
  try {
    const taken = await actingAs(stage, "timer", kill, (office) => importAnswers(office, path));
    if (taken === "killed") return taken;
    if (!file.whole) throw new Error(`${file.name}, which the line had changed, was taken in`);
    const { applied, repeated, held, quarantined, again } = taken;
    if (again && head !== (await headOf(await stage.desk.as())))
      throw new Error(`${file.name} again changed something`);
    const short = (one: { readonly case: CaseId; readonly ruling: string; readonly reason?: string }) =>
      `${Number(one.case.slice(-6))} ${one.ruling}${one.reason === undefined ? "" : ` ${one.reason}`}`;
    const told = Object.entries({ applied, repeated, held }).map(([name, list]) => [name, list.map(short)] as const);
    const aside = ["aside", quarantined.map(({ reason }) => reason)] as const;
    const what = [...told, aside].flatMap(([name, list]) => (list.length === 0 ? [] : [`${name} ${list.join(", ")}`]));
    return `${again ? "again " : ""}${what.join("; ") || "nothing ruled"}`;
  } catch (thrown) {
    const refusable = thrown instanceof Problem && ["untrusted", "invalid"].includes(thrown.kind);
    if (!refusable) throw thrown;
    if (head !== (await headOf(await stage.desk.as())))
      throw new Error(`${file.name} was refused and changed something`);
    return thrown.code;
  }
}

const headOf = async (office: Office): Promise<string> => JSON.stringify(await office.ledger.head());

/** A person compares a held ruling with what the centre says by telephone, and ends the hold. */
export async function endingHold(stage: Stage, { a }: Draw): Promise<string> {
  const office = await stage.desk.as();
  const held = await office.answers.held("open");
  const hold = held[a % Math.max(1, held.length)];
  if (hold === undefined) return "nothing is held";
  return endHold(stage, hold.case);
}

/**
 * Ends the oldest hold of a case as the register of the centre has it: what stands there is released, unless the number
 * stands there under another revision; everything else is rejected.
 */
export async function endHold(stage: Stage, id: CaseId): Promise<string> {
  const office = await stage.desk.as();
  const hold = (await office.answers.held("open")).find((one) => one.case === id);
  if (hold === undefined) return "nothing is held";
  const { items } = await stage.ministry.register();
  const { stage: at } = await office.cases.load(id);
  const applicable = hold.ruling.outcome === "annulled" || at === "decided" || at === "ruled";
  const stands = (await office.batches.parcels({ case: id })).flatMap(({ item, digest }) => {
    // Of a case that a copy did not know the centre has the same item with other contents: another person's.
    const entry = items[item]?.digest === digest ? items[item] : undefined;
    return entry === undefined ? [] : [{ item: item as string, said: saidOf(entry) }];
  });
  if (applicable && isTrue(hold, items, stands)) {
    await releaseHold(office, id, "the centre says so on the telephone", hold.id);
    return `${id} ${hold.reason} released`;
  }
  await rejectHold(office, id, "the centre says otherwise on the telephone", hold.id);
  return `${id} ${hold.reason} rejected`;
}

function isTrue(
  { ruling, item }: Hold,
  items: Register["items"],
  stands: readonly { readonly item: string; readonly said: Said | null }[],
): boolean {
  if (ruling.outcome === "annulled") {
    const taken = items[item ?? ""]?.annulled ?? [];
    return taken.some(({ annulment }) => (annulment as { reference?: string }).reference === ruling.reference);
  }
  const issued = stands.find(({ said }) => said?.outcome === "issued");
  const said = saidOf(items[item ?? ""]);
  return (
    said?.outcome === ruling.outcome &&
    said.iin === (ruling.iin ?? null) &&
    (issued === undefined || issued.item === item)
  );
}
