import type { OfficeProfile } from "../domain/office-profile.ts";
import type { Language } from "../domain/text.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Office } from "../workflow/office.ts";
import type { Centre } from "../workflow/ports/centre.ts";
import type { KeyRing } from "../workflow/ports/key-ring.ts";
import type { RulesFile } from "../workflow/ports/rules.ts";
import type { World } from "../world.ts";
import type { Printer } from "./printer.ts";
import type { Prompter } from "./prompter.ts";

/** What the command line can reach beside an open office. `main.ts` gives it. */
export interface Doors {
  /** The folder that flags and environment name, whether an office lies there or not. */
  readonly folder: string;
  exists(): Promise<boolean>;
  /** Opens the office for an officer; throws `no-office`, `bad-office`, `store-…`, `unknown-officer`. */
  open(officer: OfficerChoice): Promise<Office>;
  /** Makes a new office: folder, keys, store, and in training the simulator. Throws `office-exists`. */
  create(profile: OfficeProfile): Promise<void>;
  /** Reads a file of rules, with or without an office. Throws `no-such-file`, and `bad-rules` with every fault. */
  readRules(path: string): Promise<RulesFile>;
  /** The complete example that ships with the program. */
  exampleProfile(): Promise<OfficeProfile>;
  /** office.json as it stands now: another command may have changed it since the office was opened. */
  profile(): Promise<OfficeProfile>;
  /** Writes office.json anew beside the store. */
  saveProfile(profile: OfficeProfile): Promise<void>;
  /** The keys of the office. */
  keyRing(): Promise<KeyRing>;
  readonly centre: Centre;
  close(): Promise<void>;
}

/** Who acts: by name, or whoever the office lets be assumed. `ask` chooses among several persons. */
export interface OfficerChoice {
  readonly named: string | undefined;
  readonly acts: boolean;
  readonly ask: (profile: OfficeProfile) => Promise<string>;
}

/** Everything a command works with. */
export interface Desk {
  readonly world: World;
  readonly say: Translate;
  readonly printer: Printer;
  readonly ask: Prompter;
  readonly doors: Doors;
  readonly json: boolean;
  readonly yes: boolean;
  /** Opens the office at the first call. */
  office(): Promise<Office>;
  /** The same desk in another language, for as long as the program runs. */
  inLanguage(language: Language): Promise<Desk>;
}
