import { randomBytes } from "node:crypto";
import * as v from "valibot";
import { type Application, type ApplicationFile, applicationSchema } from "../../src/domain/application.ts";
import type { CaseAt, Stamp, Transition } from "../../src/domain/case.ts";
import { Temporal } from "../../src/domain/day.ts";
import type { CaseId, Digest, OfficeCode, OfficerId } from "../../src/domain/ids.ts";
import { registered } from "../../src/domain/transition.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import type { Store, StoreOptions } from "../../src/storage/store.ts";

export const officeCode = "BER" as OfficeCode;
export const day = (text: string) => Temporal.PlainDate.from(text);
export const instant = (text: string) => Temporal.Instant.from(text);
export const stampOf = (by = "consul", at = "2026-11-23T09:15:00Z"): Stamp => ({
  by: by as OfficerId,
  at: instant(at),
});

export const packBytes = Buffer.from("id: P3\n");
export const pack = { ref: { id: "P3", digest: sha256(packBytes) as Digest }, bytes: packBytes };

export const storeOptions: StoreOptions = {
  office: officeCode,
  approval: false,
  indexKey: new Uint8Array(32).fill(7),
  newSalt: () => randomBytes(32),
  now: () => instant("2026-11-23T09:00:00Z"),
};

/** An application as an officer would file it; `applicant` and the rest may be given otherwise. */
export function application(
  applicant: Partial<ApplicationFile["applicant"]> = {},
  more: Partial<ApplicationFile> = {},
): Application {
  return v.parse(applicationSchema, {
    kind: "formation",
    category: "spouse",
    appearedInPerson: true,
    consentOnPaper: true,
    letterLanguage: "en",
    appliedAt: "2026-11-23T10:15",
    applicant: {
      surname: "Müller",
      givenNames: "Anna Maria",
      birthDate: "1980-02-29",
      citizenship: "DEU",
      sex: "F",
      ...applicant,
    },
    documents: [
      {
        kind: "passport",
        issuingCountry: "DEU",
        number: "C01X00T47",
        issuedOn: "2021-01-01",
        expiresOn: "2031-01-01",
        language: "de",
        originalSeen: true,
      },
    ],
    ...more,
  });
}

/** What `register` makes of an application, on 23 November 2026. */
export const newCase = (id: CaseId, more: Partial<CaseAt<"gathering">> = {}): Transition<"gathering"> =>
  registered({
    id,
    version: 1,
    revision: 1,
    stage: "gathering",
    registered: stampOf(),
    appliedAt: Temporal.PlainDateTime.from("2026-11-23T10:15"),
    applicationDay: day("2026-11-23"),
    dueOn: day("2026-11-24"),
    dueOnStrict: day("2026-11-24"),
    pack: pack.ref,
    underOrder: null,
    previous: null,
    application: application(),
    remarks: [],
    ...more,
  });

/** Registers a case and gives it as saved. */
export const register = (store: Store, more: Partial<CaseAt<"gathering">> = {}): Promise<CaseAt<"gathering">> =>
  store.cases.register(2026, (id) => newCase(id, more), stampOf(), { draft: null, pack });
