import { beforeAll, describe, expect, it } from "vitest";
import { outcomeOf } from "../../src/domain/finding.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import { answersAgain, answersTakenOver } from "../../src/domain/interview-again.ts";
import { type Answers, withBrought, withNotes, withPaper, withPerson } from "../../src/domain/interview-answers.ts";
import { applicationOf, givenAnswers } from "../../src/domain/interview-file.ts";
import { findingsAsItIs, findingsSoFar, type InterviewView } from "../../src/domain/interview-findings.ts";
import { fieldsOf } from "../../src/domain/interview-papers.ts";
import { placesOf } from "../../src/domain/interview-places.ts";
import { stepsOf } from "../../src/domain/interview-steps.ts";
import { suggestedIdentity, suggestedPaper, suggestedPerson } from "../../src/domain/interview-suggestions.ts";
import { Problem } from "../../src/domain/problem.ts";
import { verify } from "../../src/domain/verification.ts";
import { goodAnswers, interviewed } from "../support/answerer.ts";
import { bookOf, day, occasionOf, packIds, applicationOf as sampleOf } from "../support/law.ts";
import { passportZone } from "../support/zone.ts";

const alone = { likelyDuplicates: [] };
const mission = await occasionOf(day("2026-06-01"));
const viewOf = async (pack: string): Promise<InterviewView> => ({ book: await bookOf(pack), occasion: mission });
const open = (answers: Answers, view: InterviewView) => stepsOf(answers, view).find((step) => !step.answered)?.key;
const problemIn = (action: () => unknown): Problem => {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error("no problem");
};

let view: InterviewView;
beforeAll(async () => {
  view = await viewOf("P3");
});

describe("the plan of an interview", () => {
  it.each(packIds)("ends for every category of %s with an application that the rules take", async (pack) => {
    const here = await viewOf(pack);
    for (const { code, route } of here.book.pack.categories) {
      const { answers, asked } = interviewed(here, { category: (so) => ({ ...so, category: code }) });
      const application = applicationOf(answers);
      expect(application.category).toBe(code);
      if (route === "mission") expect(outcomeOf(verify(here.book, application, mission, alone))).not.toBe("blocked");
      expect(asked.length).toBeLessThan(90);
    }
  });

  it("asks in the order of the pack, and of the person only what concerns the application", () => {
    const { asked } = interviewed(view, {
      category: (answers) => ({ ...answers, category: "senior" }),
      contact: (answers) => withPerson(answers, { contact: null }),
    });
    expect(asked).toEqual([
      "statesIin",
      "category",
      "mrz",
      "surname",
      "givenNames",
      "patronymic",
      "birthDate",
      "birthPlace",
      "citizenship",
      "sex",
      "contact",
      "appearedInPerson",
      "consentOnPaper",
      "papers/identity-document",
      ...["issuingCountry", "language", "number", "issuedOn", "expiresOn", "originalSeen", "seen"].map(
        (field) => `documents/1/${field}`,
      ),
      "morePapers",
      "letterLanguage",
    ]);
  });

  it("asks for a representative where a child or a correction needs one, and then who signed the consent", () => {
    const child = interviewed(view, { category: (answers) => ({ ...answers, category: "child" }) }).asked;
    expect(child).toContain("representativeDocument");
    expect(child).toContain("consentSignedBy");
    const alone = interviewed(view, {
      statesIin: (answers) => withNotes(answers, { statesIin: true }),
      kind: (answers) => ({ ...answers, kind: "correction" }),
      representative: (answers) => ({ ...answers, representative: null }),
    }).asked;
    expect(alone).toEqual(expect.arrayContaining(["representative", "correctionIin", "correctionFields"]));
    expect(alone).not.toContain("representativeSurname");
    expect(alone).not.toContain("consentSignedBy");
  });

  it("a number, and whether to correct it, is asked for only when an IIN is stated", () => {
    expect(open({}, view)).toBe("statesIin");
    expect(open(withNotes({}, { statesIin: true }), view)).toBe("previousIin");
    expect(open(goodAnswers.statesIin({}), view)).toBe("category");
    const stated = goodAnswers.previousIin(withNotes({}, { statesIin: true }));
    expect(open(stated, view)).toBe("kind");
  });

  it("a paper that is added raises its questions before the next one is offered", () => {
    const whole = interviewed(view).answers;
    const added = withPaper(withNotes(whole, { morePapers: true }), whole.documents?.length ?? 0, { kind: "other" });
    expect(open(added, view)).toBe("documents/4/title");
    const steps = stepsOf(added, view).map((step) => step.key);
    expect(steps.indexOf("morePapers")).toBeGreaterThan(steps.indexOf("documents/4/seen"));
  });
});

describe("the places of the checklist", () => {
  it("offer one of several papers, another with a title where the group is open, and what stands in for a passport", () => {
    const { places } = placesOf(withPerson({ kind: "formation", category: "investor" }, { surname: "Li" }), view);
    expect(places.map(({ id, kinds, open }) => ({ id, kinds, open }))).toEqual([
      { id: "identity-document", kinds: ["passport", "travel-document"], open: false },
      {
        id: "investor-proof",
        kinds: ["investors-council-proof", "investment-contract", "authority-recommendation"],
        open: true,
      },
    ]);
  });

  it("change with the papers: with a will no proof of kinship is asked for", () => {
    const heir: Answers = { kind: "formation", category: "heir" };
    const ids = (answers: Answers) => placesOf(answers, view).places.map((place) => place.id);
    expect(ids(heir)).toContain("kinship-proof");
    expect(ids(withPaper(heir, 0, { kind: "will" }))).not.toContain("kinship-proof");
  });

  it("a name in another script asks for a translation of the passport, and what stands in no place is kept", () => {
    const answers = withPaper(withPerson({ kind: "formation", category: "senior" }, { surname: "王" }), 0, {
      kind: "portfolio",
    });
    const { places, others } = placesOf(answers, view);
    expect(places.map((place) => place.id)).toEqual(["identity-document", "identity-translation"]);
    expect(others).toEqual([0]);
  });
});

describe("the questions about one paper", () => {
  const certificate = { kind: "marriage-certificate", issuingCountry: "DEU", language: "de" } as const;

  it("ask for what the law needs of it, and for nothing that cannot matter", () => {
    expect(fieldsOf(certificate, view)).toEqual(
      expect.arrayContaining(["authentication", "translation", "originalSeen", "seen"]),
    );
    expect(fieldsOf(certificate, view)).not.toContain("expiresOn");
    const ours = fieldsOf({ ...certificate, issuingCountry: "KAZ", language: "kk" }, view);
    expect(ours).toEqual(["kind", "issuingCountry", "language", "number", "issuedOn", "originalSeen", "seen"]);
    expect(fieldsOf({ ...certificate, issuingCountry: "UZB" }, view)).not.toContain("authentication");
  });

  it("a private paper is asked for its notary first", () => {
    const letter = { kind: "employer-letter", issuingCountry: "DEU", language: "en" } as const;
    expect(fieldsOf(letter, view)).toContain("notarised");
    expect(fieldsOf(letter, view)).not.toContain("authentication");
    expect(fieldsOf({ ...letter, notarised: true }, view)).toContain("authentication");
  });

  it("a translation certified abroad is asked for its own certification", () => {
    const translated = { ...certificate, translation: { into: "ru", notarised: true, by: "foreign-notary" } } as const;
    expect(fieldsOf(translated, view)).toContain("translatedIn");
    expect(fieldsOf(translated, view)).not.toContain("translationAuthentication");
    const inGermany = { ...translated, translation: { ...translated.translation, country: "DEU" } };
    expect(fieldsOf(inGermany, view)).toContain("translationAuthentication");
    const inKazakhstan = { ...translated, translation: { ...translated.translation, country: "KAZ" } };
    expect(fieldsOf(inKazakhstan, view)).not.toContain("translationAuthentication");
  });

  it("what is wrong is asked only where something is", () => {
    expect(fieldsOf({ ...certificate, seen: "ok" }, view)).not.toContain("note");
    expect(fieldsOf({ ...certificate, seen: "doubtful" }, view)).toContain("note");
  });
});

describe("findings while the interview goes on", () => {
  const codes = (answers: Answers) => findingsSoFar(answers, view, alone).map(({ code, about }) => `${code} ${about}`);

  it("nothing that has not been asked is a fault", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ kind: "formation", category: "spouse" })).toEqual([]);
    expect(codes(withPaper({}, 0, { kind: "marriage-certificate" }))).toEqual([]);
  });

  it("each answer brings its own", () => {
    const base: Answers = { kind: "formation", category: "senior" };
    expect(codes({ ...base, appearedInPerson: false })).toEqual(["not-in-person appearedInPerson"]);
    expect(codes(withPerson(base, { birthDate: "1990-01-01" }))).toEqual(["age-outside applicant/birthDate"]);
    expect(codes(withPerson(base, { previousIin: "800229000122" }))).toEqual([
      "earlier-iin-stated applicant/previousIin",
    ]);
    const zone = passportZone();
    expect(codes(withPerson(base, { mrz: [...zone] }))).toEqual([]);
    expect(codes(withPerson(base, { mrz: [...zone], surname: "Meier" }))).toEqual(["mrz-differs applicant/surname"]);
    expect(codes(withPerson(base, { mrz: [zone[0], zone[1].replace("0", "9")] }))).toEqual(
      expect.arrayContaining(["mrz-check-digit applicant/mrz"]),
    );
    expect(codes(withPaper(base, 0, { kind: "passport", expiresOn: "2020-01-01" }))).toEqual([
      "document-expired documents/1",
    ]);
    expect(codes(withPaper(base, 0, { kind: "passport", originalSeen: false }))).toEqual([
      "original-not-seen documents/1",
    ]);
  });

  it("a paper is missing once the officer has said so, and in a draft that is kept always", () => {
    const base: Answers = { kind: "formation", category: "spouse" };
    expect(codes(withBrought(base, "marriage-certificate", false))).toEqual(["document-missing marriage-certificate"]);
    expect(findingsAsItIs(base, view, alone).map(({ about }) => about)).toEqual(
      expect.arrayContaining(["identity-document", "marriage-certificate", "spouse-identity-document"]),
    );
  });
});

describe("what can be known before it is asked", () => {
  const today = day("2026-06-01");
  const read = withPerson({}, { mrz: [...passportZone({ nationality: "UTO" })] });

  it("birth date, citizenship and sex come from the zone, names never", () => {
    expect(suggestedPerson(read, today)).toEqual({ birthDate: "1980-02-28", citizenship: undefined, sex: "F" });
    const german = withPerson({}, { mrz: [...passportZone()] });
    expect(suggestedPerson(german, today)).toEqual({ birthDate: "1980-02-28", citizenship: "DEU", sex: "F" });
  });

  it("so do issuer, number and validity of the passport, and what kind of document it is", () => {
    expect(suggestedPaper(read, { kind: "passport" }, today)).toMatchObject({
      issuingCountry: "DEU",
      number: "C01X00T47",
      expiresOn: "2031-01-01",
    });
    expect(suggestedIdentity(withPerson({}, { mrz: [...passportZone({ nationality: "XXA" })] }), today)).toBe(
      "travel-document",
    );
    expect(suggestedPaper(read, { kind: "spouse-identity-document" }, today).issuingCountry).toBe("KAZ");
    expect(suggestedPaper({}, { kind: "will" }, today)).toEqual({ issuingCountry: undefined });
  });
});

describe("answers given early", () => {
  const file = JSON.parse(JSON.stringify(sampleOf())) as Record<string, unknown> & {
    applicant: Record<string, unknown>;
  };

  it("a whole file is an application", () => {
    expect(givenAnswers(file, "a.json")).toHaveProperty("whole");
  });

  it("what is missing can be asked, and only that", () => {
    const { category: _, letterLanguage: __, ...rest } = file;
    const given = givenAnswers(rest, "a.json");
    if ("whole" in given) throw new Error("whole");
    expect(given.missing).toEqual(["/category", "/letterLanguage"]);
    const openSteps = stepsOf(given.answers, view).filter((step) => !step.answered);
    expect(openSteps.map((step) => step.key)).toContain("category");
    expect(openSteps.map((step) => step.key)).not.toContain("patronymic");
  });

  it("what is wrong in it is told at once, all of it", () => {
    const { category: _, ...rest } = file;
    const wrong = { ...rest, kind: "gift", applicant: { ...file.applicant, sex: "Q" } };
    const problem = problemIn(() => givenAnswers(wrong, "a.json"));
    expect(problem.code).toBe("bad-file");
    expect(problem.params.faults).toEqual(
      expect.arrayContaining(["/kind not-in-list", "/applicant/sex not-in-list", "/category missing"]),
    );
    expect(problemIn(() => givenAnswers([], "a.json")).code).toBe("bad-file");
  });

  it("an application that is not whole names what nobody answered", () => {
    const problem = problemIn(() => applicationOf({ kind: "formation" }));
    expect(problem.code).toBe("answer-needed");
    expect(problem.params.answer).toEqual(expect.arrayContaining(["category", "applicant", "appearedInPerson"]));
  });
});

describe("the same person again", () => {
  const earlier = sampleOf();
  const previous = "BER-2026-000001" as CaseId;

  it("who did not change is not asked again, but appearance, consent, originals and an earlier IIN are", () => {
    const keys = stepsOf(answersAgain(earlier, previous, []), view)
      .filter((step) => !step.answered)
      .map((step) => step.key);
    expect(keys).toEqual(
      expect.arrayContaining(["statesIin", "appearedInPerson", "consentOnPaper", "documents/1/originalSeen"]),
    );
    expect(keys).not.toContain("surname");
    expect(keys).not.toContain("kind");
    expect(keys).not.toContain("documents/1/issuedOn");
  });

  it("a new passport is asked for whole, with the old answers to start from", () => {
    const answers = answersAgain(earlier, previous, ["passport", "person"]);
    expect(answers.documents?.[0]).toEqual({ kind: "passport" });
    expect(open({ ...goodAnswers.statesIin(answers) }, view)).toBe("mrz");
    expect(suggestedPaper(answers, { kind: "passport" }, day("2026-06-01")).issuedOn).toBe(
      earlier.documents[0]?.issuedOn?.toString(),
    );
  });

  it("a file says what changed, and everything else stands", () => {
    const answers = answersTakenOver(earlier, previous, { appearedInPerson: false });
    expect(applicationOf(answers)).toMatchObject({ appearedInPerson: false, category: earlier.category });
  });
});
