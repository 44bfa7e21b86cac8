import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Batch, liveParcelStates } from "../../src/domain/batch.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import { Problem } from "../../src/domain/problem.ts";
import { reopenCase } from "../../src/workflow/amend-case.ts";
import { askCase } from "../../src/workflow/ask-case.ts";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import { liveParcel } from "../../src/workflow/live-parcel.ts";
import { resendBatch } from "../../src/workflow/resend-batch.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { supplementCase } from "../../src/workflow/supplement-case.ts";
import { centreTakes, endHold, officeTakes } from "./centre-steps.ts";
import { forward, goOn, register, toldOf } from "./office-steps.ts";
import { filesOn, type Stage } from "./stage.ts";

const most = 15;

/**
 * The line is good again and everybody does what the program shows them: holds are ended, what came back goes out again,
 * what is asked for is sent. Ends when nothing is left to do; throws when it never ends.
 */
export async function healed(stage: Stage): Promise<void> {
  stage.told.push("the line is good again");
  const seen = new Set<string>();
  for (let round = 1; round <= most; round += 1) {
    stage.pass(60);
    const before = stage.told.length;
    await deliver(stage);
    await askForMissing(stage, seen);
    await doWhatIsShown(stage);
    await sendWhatWaits(stage);
    if (stage.told.length === before) return;
    stage.told.push(`round ${round} ends`);
  }
  throw new Error(`after ${most} rounds there is still something to do`);
}

async function deliver(stage: Stage): Promise<void> {
  for (const stick of stage.sticks) {
    for (const { name, bytes } of await filesOn(stick)) {
      stage.out.send(name, bytes);
      await rm(join(stick, name));
    }
  }
  for (const file of stage.out.drain()) {
    stage.told.push(`the centre reads ${await centreTakes(stage, file, { at: stage.now() })}`);
  }
  for (const file of stage.back.drain()) {
    stage.told.push(`the office reads ${file.name} ${await officeTakes(stage, file)}`);
  }
}

/** A number that is missing is asked for, and the centre sends those bytes again. */
async function askForMissing(stage: Stage, seen: Set<string>): Promise<void> {
  const office = await stage.desk.as();
  const have = new Set((await office.answers.files()).map(({ sha256 }) => sha256));
  for (const { name, sha256, bytes } of await stage.ministry.sent()) {
    if (have.has(sha256) || seen.has(sha256)) continue;
    seen.add(sha256);
    stage.told.push(`the office asked for ${name}: ${await officeTakes(stage, { name, bytes, whole: true })}`);
  }
}

/** Every act that somebody has to do. */
async function doWhatIsShown(stage: Stage): Promise<void> {
  const office = await stage.desk.as();
  for (const person of stage.people) {
    if ((stage.cases.get(person) ?? []).length > 0) continue;
    stage.told.push(`entered again: ${await register(stage, person)}`);
  }
  for (const { case: id } of await office.answers.held("open")) stage.told.push(`held: ${await endHold(stage, id)}`);
  for (const line of await office.cases.list({})) {
    if (line.stage === "gathering" || line.stage === "verified") {
      await forward(stage, line.id);
      stage.told.push(`forwarded: ${line.id}`);
    }
    if (line.stage === "decided" && (line.parcel === "rejected-tech" || line.parcel === "recalled")) {
      await reopenCase(office, line.id, "looked at again");
      await forward(stage, line.id);
      stage.told.push(`looked at again: ${line.id}`);
    }
  }
  await supplement(stage);
}

async function supplement(stage: Stage): Promise<void> {
  const office = await stage.desk.as();
  for (const id of new Set(
    (await office.answers.notices("all")).flatMap((one) => (one.state === "open" ? one.case : [])),
  )) {
    if (id === null) continue;
    // What is looked at again brings its papers itself.
    if ((await liveParcel(office, id)) === null) continue;
    const [paper] = (await office.cases.load(id)).application.documents;
    if (paper === undefined) throw new Error(`${id} has no papers`);
    await supplementCase(office, id, [{ ...paper, note: "as asked", scan: null }]);
    stage.told.push(`supplemented: ${id}`);
  }
}

/** What was sealed leaves, what is unknown is settled by what the centre says, what it does not have goes again. */
async function sendWhatWaits(stage: Stage): Promise<void> {
  const to = stage.sticks[0];
  const office = await stage.desk.as();
  try {
    const exported = await exportBatch(office, { to, dryRun: false, strict: false });
    if (exported.batch !== null || exported.finished.length > 0) stage.told.push(`exported: ${toldOf(exported)}`);
    if (exported.left.length > 0) throw new Error(`left out: ${JSON.stringify(exported.left)}`);
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== "office-restored") throw thrown;
    stage.told.push(await goOn(stage, to));
    return;
  }
  const waiting = await unruled(stage);
  for (const id of waiting) await remind(stage, id);
  for (const batch of await office.batches.list()) {
    const has = await centreHas(stage, batch);
    if (batch.state === "unknown") {
      const { batch: now } = await settleBatch(office, batch.id, has ? "received" : "lost");
      stage.told.push(`settled: ${batch.id} ${now.state}`);
    } else if (batch.state !== "lost") {
      const why = has ? await unanswered(stage, batch, waiting) : "the centre does not have it";
      if (why === null || isFresh(await readdir(to), batch)) continue;
      const { attempt } = await resendBatch(office, batch.id, { to, marker: null });
      stage.told.push(`sent again: ${batch.id} attempt ${attempt}: ${why}`);
    }
  }
}

/**
 * The centre works off what it has: an item that it has not ruled on is looked at again. Where it took back what it had
 * ruled, the office asks.
 */
async function remind(stage: Stage, id: CaseId): Promise<void> {
  const office = await stage.desk.as();
  const parcel = (await office.batches.parcels({ case: id })).at(-1);
  if (parcel === undefined || !liveParcelStates.includes(parcel.state)) return;
  const entry = (await stage.ministry.register()).items[parcel.item];
  if (entry === undefined || entry.ruling !== null) return;
  if (entry.annulled.length > 0) {
    await askCase(office, id);
    stage.told.push(`asked: ${id}`);
    return;
  }
  for (const file of await stage.ministry.filesWith(parcel.item)) stage.out.send(file.name, file.bytes);
  stage.told.push(`reminded: ${id}`);
}

/** What has just been written waits for whoever carries it. */
const isFresh = (names: readonly string[], { files }: Batch) => files.some(({ name }) => names.includes(name));

async function centreHas(stage: Stage, { uuid, files }: Batch): Promise<boolean> {
  const { offices } = await stage.ministry.register();
  const known = Object.values(offices).flatMap(({ batches }) => batches.filter((one) => one.batch === uuid));
  return known.some(({ parts }) => parts.length === files.length);
}

/** Cases that wait for a ruling without anybody having to do anything. */
async function unruled(stage: Stage): Promise<Set<CaseId>> {
  const lines = await (await stage.desk.as()).cases.list({ stages: ["decided"] });
  return new Set(lines.filter(({ held }) => !held).map(({ id }) => id));
}

/** What of a batch waits for an answer; null where nothing does. */
async function unanswered(stage: Stage, { id }: Batch, cases: ReadonlySet<CaseId>): Promise<string | null> {
  const office = await stage.desk.as();
  for (const parcel of await office.batches.parcels({ batch: id })) {
    if (cases.has(parcel.case) && (await office.batches.parcel(parcel.item))?.batch === id) {
      return `${parcel.case} is ${parcel.state}`;
    }
  }
  for (const { message, state } of await office.messages.list({ batch: id })) {
    if (!["accepted", "rejected-tech", "waiting"].includes(state))
      return `${message.kind} about ${message.case} is ${state}`;
  }
  return null;
}
