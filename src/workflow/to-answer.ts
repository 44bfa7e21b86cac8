import type { CaseId } from "../domain/ids.ts";
import type { Notice } from "../domain/notice.ts";
import type { Sorted } from "./import-answers.ts";
import type { Office } from "./office.ts";
import type { CaseLine } from "./ports/cases.ts";
import type { MessageLine } from "./ports/messages.ts";
import { untoldMessages } from "./repeat-messages.ts";

/** A case about which the centre returned or asked something, as it stands now. */
export interface ToAnswer {
  readonly line: CaseLine;
  readonly notices: readonly Notice[];
  /** What it returned of what it was told beside the request, and must know still. */
  readonly returned: readonly MessageLine[];
}

/** The cases that answer files returned something of, or asked something about, by number. */
export async function toAnswer(office: Office, taken: readonly Sorted[]): Promise<readonly ToAnswer[]> {
  const ids = new Set<CaseId>();
  for (const { rejected, supplements } of taken) for (const one of [...rejected, ...supplements]) ids.add(one.case);
  return Promise.all(
    [...ids].sort().map(async (id) => ({
      line: await office.cases.line(id),
      notices: await office.answers.notices({ case: id }),
      returned: (await untoldMessages(office, id)).filter(({ state }) => state === "rejected-tech"),
    })),
  );
}
