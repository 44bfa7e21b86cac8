import type { Application } from "../domain/application.ts";
import type { Case } from "../domain/case.ts";
import type { PresentedDocument } from "../domain/document.ts";
import type { Supplement } from "../domain/message.ts";
import type { Office } from "./office.ts";
import type { MessageLine } from "./ports/messages.ts";

/** A message that brought papers, and where it stands. */
export type SupplementLine = MessageLine & { readonly message: Supplement };

/**
 * Supplements that brought papers to the revision of the case that stands, oldest first. An earlier revision's are part
 * of the application by now; what the centre could not take was not brought, and is brought again.
 */
export const supplementsOf = (one: Case, messages: readonly MessageLine[]): SupplementLine[] =>
  messages.filter(
    (line): line is SupplementLine =>
      line.message.kind === "SUP" &&
      line.message.revision === one.revision &&
      line.message.documents.length > 0 &&
      line.state !== "rejected-tech",
  );

/** The papers that followed the application. */
export const papersAfter = (supplements: readonly SupplementLine[]): PresentedDocument[] =>
  supplements.flatMap(({ message }) => message.documents);

/**
 * Everything that was presented for a case: the application as it was sent, and behind its papers those that followed it.
 * What was sent stays as it is; when the case comes back, its next revision begins with all of them.
 */
export async function presented(office: Office, one: Case): Promise<Application> {
  const followed = papersAfter(supplementsOf(one, await office.messages.list({ case: one.id })));
  if (followed.length === 0) return one.application;
  return { ...one.application, documents: [...one.application.documents, ...followed] };
}
