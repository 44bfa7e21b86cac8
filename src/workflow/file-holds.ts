import type { AnswerFile, Hold } from "../domain/answer.ts";
import type { Parcel } from "../domain/batch.ts";
import type { CaseId } from "../domain/ids.ts";
import { isTakenBackBy } from "../domain/judge.ts";
import type { Ruling } from "../domain/ruling.ts";
import { numberIn } from "./known-number.ts";
import type { Office } from "./office.ts";
import type { Intake } from "./ports/answers.ts";

type Held = Intake["held"][number];

/** Rulings that wait for a person, or once did, as one answer file finds them and leaves them. */
export class FileHolds {
  readonly #office: Office;
  readonly #file: AnswerFile;
  /** Of this file, in its order. */
  readonly #held = new Set<Held>();
  /** Of this file, those that it takes back itself. */
  readonly #takenBack = new Set<Held>();
  readonly #annulments: Held[] = [];
  readonly #ended = new Set<Hold>();
  readonly #here = new Index<Held>();
  #stored: Index<Hold> | null = null;

  constructor(office: Office, file: AnswerFile) {
    this.#office = office;
    this.#file = file;
  }

  /** Rulings on a case that wait: those of this file too, without those that it takes back. */
  async open(id: CaseId): Promise<Hold[]> {
    const here = this.#here.of(id).filter((held) => this.#held.has(held));
    return [...(await this.#storedOn(id)), ...here.map((held) => this.#asHold(held, "open"))];
  }

  /** Rulings on a case that waited once, those that this file took back among them. */
  async past(id: CaseId): Promise<Hold[]> {
    const stored = (await this.#all()).of(id).filter((hold) => hold.state !== "open");
    const ended = [...this.#ended]
      .filter((hold) => hold.case === id)
      .map((hold): Hold => ({ ...hold, state: "annulled" }));
    const here = [...this.#here.of(id)].filter((held) => this.#takenBack.has(held));
    const annulments = this.#annulments.filter((held) => held.case === id);
    return [...stored, ...ended, ...[...here, ...annulments].map((held) => this.#asHold(held, "annulled"))];
  }

  /** The cases that rulings which wait would give this number to. */
  async casesGiven(iin: string): Promise<CaseId[]> {
    const stored = (await this.#all()).giving(iin).filter((hold) => hold.state === "open" && !this.#ended.has(hold));
    const here = this.#here.giving(iin).filter((held) => this.#held.has(held));
    return [...stored, ...here].map((hold) => hold.case);
  }

  add(held: Held): void {
    this.#held.add(held);
    this.#here.add(held);
  }

  /**
   * An annulment of what waits on an item, or of what was rejected. A doubtful ruling that the same file takes back never
   * comes to a person. False where nothing waited.
   */
  async takeBack({ case: id, item }: Parcel, ruling: Ruling): Promise<boolean> {
    const isOf = (hold: Pick<Held, "item">) => hold.item === null || hold.item === item;
    const stored = (await this.#storedOn(id)).filter((hold) => isOf(hold) && isTakenBackBy(hold, this.#file.id));
    const here = this.#here.of(id).filter((held) => isOf(held) && this.#held.has(held));
    for (const hold of stored) this.#ended.add(hold);
    for (const held of here) {
      this.#held.delete(held);
      this.#takenBack.add(held);
    }
    this.#annulments.push({ case: id, item, ruling, reason: "annulled" });
    return stored.length + here.length > 0;
  }

  intake(): Pick<Intake, "held" | "annulments" | "endedHolds"> {
    return { held: [...this.#held], annulments: this.#annulments, endedHolds: [...this.#ended] };
  }

  #asHold(held: Held, state: Hold["state"]): Hold {
    return { ...held, id: 0, file: this.#file.id, state, since: this.#file.importedAt, agreed: null };
  }

  async #storedOn(id: CaseId): Promise<Hold[]> {
    return (await this.#all()).of(id).filter((hold) => hold.state === "open" && !this.#ended.has(hold));
  }

  async #all(): Promise<Index<Hold>> {
    if (this.#stored === null) {
      const index = new Index<Hold>();
      for (const hold of await this.#office.answers.held()) index.add(hold);
      this.#stored = index;
    }
    return this.#stored;
  }
}

/** Found by case and by number: a file may bring thousands. */
class Index<One extends { readonly case: CaseId; readonly ruling: Ruling }> {
  readonly #byCase = new Map<CaseId, One[]>();
  readonly #byNumber = new Map<string, One[]>();

  add(one: One): void {
    append(this.#byCase, one.case, one);
    const iin = numberIn(one.ruling);
    if (iin !== null) append(this.#byNumber, iin, one);
  }

  of(id: CaseId): readonly One[] {
    return this.#byCase.get(id) ?? [];
  }

  giving(iin: string): readonly One[] {
    return this.#byNumber.get(iin) ?? [];
  }
}

function append<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
