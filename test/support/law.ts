import { join } from "node:path";
import * as v from "valibot";
import { type Application, type ApplicationFile, applicationSchema } from "../../src/domain/application.ts";
import { type Day, Temporal } from "../../src/domain/day.ts";
import { deadline } from "../../src/domain/deadline.ts";
import { type OfficeProfile, officeProfileSchema } from "../../src/domain/office-profile.ts";
import type { Occasion, RuleBook } from "../../src/domain/rule-book.ts";
import { rulesFrom } from "../../src/law/rules.ts";
import type { Rules } from "../../src/workflow/ports/rules.ts";

export const lawFolder = join(import.meta.dirname, "../../templates/law");
export const packIds = ["P1", "P2", "P3", "D2"] as const;
export const day = (text: string): Day => Temporal.PlainDate.from(text);

type Differences = Partial<v.InferInput<typeof officeProfileSchema>>;

/** A training office in Berlin, with what differs. */
export function profileOf(differences: Differences = {}): OfficeProfile {
  return v.parse(officeProfileSchema, {
    code: "BER",
    route: "mission",
    country: "DEU",
    timeZone: "Europe/Berlin",
    weekend: ["sat", "sun"],
    hostHolidays: { country: "DE", state: "BE", add: [], remove: [] },
    closures: [],
    receptionUntil: "17:30",
    names: { kk: "Елшілік", ru: "Посольство", en: "Embassy" },
    letterhead: { lines: {}, image: null },
    address: "Berlin",
    phone: "+49",
    email: "a@example.org",
    officers: [
      {
        id: "consul",
        name: "A. B.",
        position: { kk: "консул", ru: "консул", en: "consul" },
        kind: "person",
        may: ["intake"],
      },
    ],
    signatory: "consul",
    executor: { name: "A. B.", phone: "+49" },
    approval: false,
    language: "ru",
    packs: { pinned: null, order: null },
    centre: null,
    training: true,
    ...differences,
  });
}

export function rulesOf(differences: Differences = {}, imported: readonly string[] = []): Rules {
  return rulesFrom({
    templates: lawFolder,
    imported,
    profile: profileOf(differences),
    packBytes: async () => null,
  });
}

const books = new Map<string, Promise<RuleBook>>();

/** A shipped pack by its id, pinned, as an office in a country sees it. */
export function bookOf(pack: string, differences: Differences = {}): Promise<RuleBook> {
  const key = `${pack} ${JSON.stringify(differences)}`;
  const known = books.get(key);
  if (known !== undefined) return known;
  const read = rulesOf({ ...differences, packs: { pinned: pack, order: null } }).forDay(day("2026-06-01"), null);
  const book = read.then((pinned) => pinned.book);
  books.set(key, book);
  return book;
}

/** The occasion of an application at an office: the term counted with the real calendars. */
export async function occasionOf(applicationDay: Day, differences: Differences = {}): Promise<Occasion> {
  const profile = profileOf(differences);
  const { kazakhstan, host } = await rulesOf(differences).calendars();
  return {
    applicationDay,
    dueOn: deadline(applicationDay, kazakhstan, host).dueOn,
    route: profile.route,
    hostCountry: profile.country,
  };
}

/** A complete application of a German investor, with what differs. */
export function applicationOf(differences: Partial<ApplicationFile> = {}): Application {
  return v.parse(applicationSchema, {
    kind: "formation",
    category: "investor",
    appearedInPerson: true,
    consentOnPaper: true,
    letterLanguage: "en",
    applicant: {
      surname: "Muster",
      givenNames: "Erika",
      birthDate: "1980-02-29",
      birthPlace: "Berlin",
      citizenship: "DEU",
      sex: "F",
    },
    documents: [
      {
        kind: "passport",
        issuingCountry: "DEU",
        number: "C01X00T47",
        issuedOn: "2021-01-01",
        expiresOn: "2035-01-01",
        language: "de",
        originalSeen: true,
      },
      { kind: "investment-contract", issuingCountry: "KAZ", language: "ru", originalSeen: true },
    ],
    ...differences,
  });
}
