import type { CaseId } from "../domain/ids.ts";
import type { NoticeContent, NoticeState } from "../domain/notice.ts";
import type { Office } from "./office.ts";
import type { Intake } from "./ports/answers.ts";

/** What one answer file says beside rulings, each thing once however often it is said. */
export class FileNotices {
  readonly #office: Office;
  readonly #notices: Intake["notices"][number][] = [];
  readonly #said = new Map<CaseId | null, Set<string>>();

  constructor(office: Office) {
    this.#office = office;
  }

  /** Keeps what a line says of a case, or of every case; false where it was said before. */
  async note(line: number, id: CaseId | null, content: NoticeContent, state: NoticeState): Promise<boolean> {
    const said = await this.#saidOf(id);
    const words = JSON.stringify(content);
    if (said.has(words)) return false;
    said.add(words);
    this.#notices.push({ line, case: id, state, content });
    return true;
  }

  intake(): Pick<Intake, "notices"> {
    return { notices: this.#notices };
  }

  async #saidOf(id: CaseId | null): Promise<Set<string>> {
    const known = this.#said.get(id);
    if (known !== undefined) return known;
    const before = await this.#office.answers.notices({ case: id });
    const said = new Set(before.map(({ content }) => JSON.stringify(content)));
    this.#said.set(id, said);
    return said;
  }
}
