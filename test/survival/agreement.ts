import { liveParcelStates } from "../../src/domain/batch.ts";
import type { Case } from "../../src/domain/case.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import type { Register } from "../../src/exchange/simulator/register.ts";
import type { Office } from "../../src/workflow/office.ts";
import { saidOf } from "./ministry.ts";
import { surnameOf } from "./people.ts";
import type { Stage } from "./stage.ts";

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

/** Holds the office against the centre when the line is good again; throws at the first thing that differs. */
export async function agreement(stage: Stage): Promise<void> {
  const office = await stage.desk.as();
  const register = await stage.ministry.register();
  must((await office.ledger.verify()).broken === null, "the ledger is broken");
  const cases: Case[] = [];
  for (const { id } of await office.cases.list({})) cases.push(await office.cases.load(id));
  nobodyIsLost(stage, cases);
  for (const one of cases) await sameOnBothSides(office, register, one);
  noNumberTwice(cases);
  noNumberTwiceAtTheCentre(register);
  await conflictsOnlyWhereInjected(stage, office);
  await nothingLeftBehind(office, register);
}

function nobodyIsLost({ people, cases: known }: Stage, cases: readonly Case[]): void {
  for (const person of people) {
    const ids = known.get(person) ?? [];
    const own = cases.filter(({ id }) => ids.includes(id));
    must(own.length > 0, `${surnameOf(person)} is in no case`);
    for (const one of own) {
      must(one.application.applicant.surname === surnameOf(person), `${one.id} is somebody else's`);
      must(one.stage === "ruled" || one.stage === "withdrawn", `${one.id} waits at ${one.stage}`);
    }
  }
}

/** What the office applied is what the centre's register says, and the centre knows that it was. */
async function sameOnBothSides(office: Office, register: Register, one: Case): Promise<void> {
  const parcels = await office.batches.parcels({ case: one.id });
  const live = parcels.filter(({ state }) => liveParcelStates.includes(state));
  if (one.stage !== "ruled") return;
  must(live.length === 1, `${one.id} has ${live.length} live parcels`);
  const { ruling, item } = one.ruling;
  const said = saidOf(register.items[item ?? ""]);
  const here = `${ruling.outcome} ${ruling.iin ?? null}`;
  must(here === `${said?.outcome} ${said?.iin}`, `${one.id}: here ${here}, there ${said?.outcome} ${said?.iin}`);
  // Ruled as it was before it was looked at again, a case has a revision on its way that nobody needs any more.
  const older = parcels.some((parcel) => parcel.item === item && parcel.item !== live[0]?.item);
  must(older || live[0]?.item === item, `${one.id} was ruled on another item than its live parcel`);
  must(older || live[0]?.state === "confirmed", `${one.id} is ${live[0]?.state}`);
  must(register.items[item ?? ""]?.confirmed === true, `${one.id} is not confirmed there`);
}

function noNumberTwice(cases: readonly Case[]): void {
  const owners = new Map<string, CaseId>();
  for (const one of cases) {
    if (one.stage !== "ruled" || one.ruling.ruling.outcome !== "issued") continue;
    const { iin } = one.ruling.ruling;
    must(!owners.has(iin), `${owners.get(iin)} and ${one.id} have the same number`);
    owners.set(iin, one.id);
  }
}

/** A number belongs to one item, and the items of a case to one number. */
function noNumberTwiceAtTheCentre({ items }: Register): void {
  const numbers = new Map<string, string>();
  const given = new Map<string, string>();
  for (const [item, entry] of Object.entries(items)) {
    const said = saidOf(entry);
    if (said?.outcome !== "issued" || said.iin === null) continue;
    must(!given.has(said.iin), `the centre gave ${said.iin} twice`);
    given.set(said.iin, item);
    // The number of a case that a copy did not know is given to the next who comes: then it is another person's.
    const key = `${entry.case} ${entry.person}`;
    must(!numbers.has(key), `${entry.case} has two numbers at the centre`);
    numbers.set(key, said.iin);
  }
}

/**
 * Nothing waits for a person or is set aside unless something nasty was said, a copy was brought back, or the centre ruled
 * on a case that had been withdrawn, or on what it had rejected before.
 */
async function conflictsOnlyWhereInjected(stage: Stage, office: Office): Promise<void> {
  if (stage.restored) return;
  const holds = await office.answers.held();
  const crossed = holds.filter(({ reason }) => reason === "older-revision" || reason === "withdrawn-case");
  const explained = new Set([...stage.tainted, ...crossed.map((hold) => hold.case)]);
  for (const { case: id, reason } of holds) must(explained.has(id), `${id} was held for ${reason} without a cause`);
  for (const { item, reason } of await office.answers.quarantined("all")) {
    const parcel = item === null ? null : await office.batches.parcel(item);
    const nasty = parcel === null ? stage.tainted.size > 0 : stage.tainted.has(parcel.case);
    must(nasty, `a line about ${parcel?.case} was set aside for ${reason} without a cause`);
  }
}

/** Every batch arrived or was declared lost, and every message has its answer. */
async function nothingLeftBehind(office: Office, register: Register): Promise<void> {
  const arrived = new Set(Object.values(register.offices).flatMap(({ batches }) => batches.map(({ batch }) => batch)));
  for (const batch of await office.batches.list()) {
    must(batch.state === "lost" || arrived.has(batch.uuid), `${batch.id} is ${batch.state} and never arrived`);
    must(!["sealed", "unknown"].includes(batch.state), `${batch.id} is ${batch.state}`);
  }
  for (const { id } of await office.cases.list({})) {
    for (const { message, state } of await office.messages.list({ case: id })) {
      must(["accepted", "rejected-tech"].includes(state), `${message.kind} about ${id} is ${state}`);
    }
  }
}
