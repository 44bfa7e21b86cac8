import type { Instant } from "../domain/day.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import type { Officer } from "../domain/officer.ts";
import type { AnswerStore } from "./ports/answers.ts";
import type { BatchStore } from "./ports/batches.ts";
import type { CaseStore } from "./ports/cases.ts";
import type { DraftStore } from "./ports/drafts.ts";
import type { Exchange } from "./ports/exchange.ts";
import type { Folders } from "./ports/folders.ts";
import type { Ledger } from "./ports/ledger.ts";
import type { LetterSeal } from "./ports/letter-seal.ts";
import type { LetterStore } from "./ports/letters.ts";
import type { MessageStore } from "./ports/messages.ts";
import type { OfficeFiles } from "./ports/office-files.ts";
import type { Press } from "./ports/press.ts";
import type { RuleFiles, Rules } from "./ports/rules.ts";
import type { SheetStore } from "./ports/sheets.ts";
import type { Transport } from "./ports/transport.ts";

/**
 * The desk as the workflow sees it: who acts, what time it is, and the ports to the world. Every port answers with a
 * promise and one port call is one transaction, so that a store shared by many desks fits behind the same ports.
 */
export interface Office {
  readonly profile: OfficeProfile;
  readonly officer: Officer;
  readonly clock: Clock;
  readonly cases: CaseStore;
  readonly drafts: DraftStore;
  readonly batches: BatchStore;
  readonly messages: MessageStore;
  readonly sheets: SheetStore;
  readonly files: OfficeFiles;
  readonly answers: AnswerStore;
  readonly letters: LetterStore;
  readonly ledger: Ledger;
  readonly rules: Rules;
  readonly ruleFiles: RuleFiles;
  readonly exchange: Exchange;
  readonly transport: Transport;
  readonly press: Press;
  readonly seal: LetterSeal;
  readonly folders: Folders;
}

export interface Clock {
  now(): Instant;
  /** A new UUIDv7. */
  newId(): string;
}
