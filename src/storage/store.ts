import { closeSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../domain/day.ts";
import type { OfficeCode } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { AnswerStore } from "../workflow/ports/answers.ts";
import type { BatchStore } from "../workflow/ports/batches.ts";
import type { CaseStore } from "../workflow/ports/cases.ts";
import type { DraftStore } from "../workflow/ports/drafts.ts";
import type { Ledger } from "../workflow/ports/ledger.ts";
import type { LetterStore } from "../workflow/ports/letters.ts";
import type { MessageStore } from "../workflow/ports/messages.ts";
import type { OfficeFiles } from "../workflow/ports/office-files.ts";
import type { SheetStore } from "../workflow/ports/sheets.ts";
import { answerStore } from "./answer-store.ts";
import { batchStore } from "./batch-store.ts";
import { bytesStore } from "./bytes-store.ts";
import { caseStore } from "./case-store.ts";
import { type Continuity, continuityOf } from "./continuity.ts";
import { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { draftStore } from "./draft-store.ts";
import { ledger } from "./ledger.ts";
import { letterStore } from "./letter-store.ts";
import { messageStore } from "./message-store.ts";
import { migrate } from "./migrations.ts";
import { sheetStore } from "./sheet-store.ts";
import { checkPlace, closeToOthers, makePrivateFolder, type StoreNote, syncFolder } from "./store-folder.ts";
import { fromSystem, isAbsent } from "./system-problem.ts";

/** What a store must be given: it reads no clock, no keys and no randomness by itself. */
export interface StoreOptions {
  readonly office: OfficeCode;
  /** Whether this office has every decision approved by a second officer. */
  readonly approval: boolean;
  /** The office's key for marks; the same for the life of the store. */
  readonly indexKey: Uint8Array;
  /** Gives 16 or more random bytes. */
  readonly newSalt: () => Uint8Array;
  readonly now: () => Instant;
  /** A folder of the user outside the office, where the last number sent is noted too. */
  readonly elsewhere?: string;
  /** What tells this computer from another. */
  readonly machine?: () => string | null;
  /** How long to wait while another program writes, in milliseconds. */
  readonly wait?: number;
}

/** Everything one desk keeps, in `desk.db` and `files/` of its folder. */
export interface Store {
  readonly cases: CaseStore;
  readonly drafts: DraftStore;
  readonly batches: BatchStore;
  readonly messages: MessageStore;
  readonly sheets: SheetStore;
  readonly files: OfficeFiles;
  readonly answers: AnswerStore;
  readonly letters: LetterStore;
  readonly ledger: Ledger;
  readonly notes: readonly StoreNote[];
  close(): void;
}

const fileOf = (folder: string) => join(folder, "desk.db");

/**
 * Makes the store of a new office in this folder (made too, mode 0700). Throws `office-exists`, `store-on-share`,
 * `folder-not-writable`, `disk-full`.
 */
export async function createStore(folder: string, options: StoreOptions): Promise<Store> {
  try {
    makePrivateFolder(folder);
    checkPlace(folder);
    if (sizeOf(folder) > 0) mustHoldNothing(folder, options.wait);
    closeSync(openSync(fileOf(folder), "a", 0o600));
    syncFolder(folder);
  } catch (error) {
    throw fromSystem(error, folder);
  }
  const { continuity, ...store } = open(folder, options);
  continuity.settle();
  return store;
}

/** A store that was made and never used: making its office was cut off, and may begin again. */
function mustHoldNothing(folder: string, wait: number | undefined): void {
  const db = new Database(fileOf(folder), wait);
  try {
    const made = db.pragma("user_version") !== 0;
    if (made && db.first("SELECT 1 FROM ledger") !== undefined) throw new Problem("office-exists", { path: folder });
  } finally {
    db.close();
  }
}

/**
 * Opens the store of an office. Throws `no-office`, `store-newer`, `store-damaged`, `store-of-another-office`,
 * `store-on-share`, `store-not-writable`, `store-busy`.
 */
export async function openStore(folder: string, options: StoreOptions): Promise<Store> {
  if (sizeOf(folder) === 0) throw new Problem("no-office", { path: folder });
  const { continuity: _, ...store } = open(folder, options);
  return store;
}

/** Of the database in bytes; 0 where there is none, and where making one was cut off before anything was kept. */
function sizeOf(folder: string): number {
  try {
    return statSync(fileOf(folder)).size;
  } catch (error) {
    if (isAbsent(error)) return 0;
    throw fromSystem(error, folder);
  }
}

function open(folder: string, options: StoreOptions): Store & { readonly continuity: Continuity } {
  const notes = preparePlace(folder);
  const db = new Database(fileOf(folder), options.wait);
  try {
    migrate(db, options.now);
    keepToOffice(db, options.office);
  } catch (error) {
    db.close();
    throw error;
  }
  const { elsewhere = null, machine = () => null } = options;
  const desk: DeskStore = { ...options, db, bytes: bytesStore(folder), elsewhere, machine };
  const continuity = continuityOf(desk);
  return {
    continuity,
    cases: caseStore(desk),
    drafts: draftStore(desk),
    batches: batchStore(desk, continuity),
    messages: messageStore(desk),
    sheets: sheetStore(desk),
    files: desk.bytes,
    answers: answerStore(desk),
    letters: letterStore(desk),
    ledger: ledger(desk),
    notes,
    close: () => db.close(),
  };
}

function preparePlace(folder: string): StoreNote[] {
  try {
    const notes = checkPlace(folder);
    closeToOthers(folder);
    closeToOthers(fileOf(folder));
    return notes;
  } catch (error) {
    throw fromSystem(error, folder);
  }
}

/** A store keeps to the office it was made for: numbers of two offices must never mix. */
function keepToOffice(db: Database, office: OfficeCode): void {
  const found = db.first<{ value: string }>("SELECT value FROM setting WHERE name = 'office'");
  if (found === undefined) {
    db.write(() => db.run("INSERT INTO setting (name, value) VALUES ('office', ?) ON CONFLICT DO NOTHING", office));
  } else if (found.value !== office) {
    throw new Problem("store-of-another-office", { path: db.folder });
  }
}
