import type { Application } from "./application.ts";
import { type Day, isAfter } from "./day.ts";
import { spanOf } from "./partial-date.ts";

/**
 * The days of an application that cannot be true because they lie after `latest`, as JSON pointers
 * (`/documents/0/issuedOn`). The last day of a validity may lie ahead and is not looked at.
 */
export function daysToCome({ applicant, consent, documents }: Application, latest: Day): string[] {
  const past: (readonly [pointer: string, day: Day | null | undefined])[] = [
    ["/applicant/birthDate", spanOf(applicant.birthDate).first],
    ["/consent/on", consent?.on],
    ...documents.flatMap(({ issuedOn, authentication, translation }, index) => {
      const paper = `/documents/${index}`;
      return [
        [`${paper}/issuedOn`, issuedOn],
        [`${paper}/authentication/on`, authentication?.on],
        [`${paper}/translation/authentication/on`, translation?.authentication?.on],
      ] as const;
    }),
  ];
  return past.flatMap(([pointer, day]) => (day && isAfter(day, latest) ? [pointer] : []));
}
