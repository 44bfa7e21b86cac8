import { describe, expect, it } from "vitest";
import { unfitCharacter, unfitTexts } from "../../src/domain/repertoire.ts";

describe("the letters that the exchange carries", () => {
  it.each(["Müller-Ñandú", "Қазақстан әғқңөұүһі", "O’Neill, 12/3 № «а» – “b”", "Ēnzō\u0301", ""])(
    "%j is carried",
    (text) => expect(unfitCharacter(text)).toBeNull(),
  );

  it.each([
    ["თბილისი", "U+10D7"],
    ["Tbilisi თ", "U+10D7"],
    ["Երևան", "U+0535"],
    ["米勒", "U+7C73"],
    ["محمد", "U+0645"],
    ["Αθήνα", "U+0391"],
    ["𐓏𐓘", "U+104CF"],
  ])("%s is not: %s", (text, codePoint) => expect(unfitCharacter(text)).toBe(codePoint));
});

it("every text is named by its place, none is repeated, and what does not travel is left alone", () => {
  const application = {
    $schema: "თ",
    interview: { before: "თ" },
    applicant: { surname: "მილერი", givenNames: "Oliver", contact: { address: "თბილისი" } },
    documents: [{ number: "A1" }, { title: "Διαθήκη", scan: "/home/თ/scan.pdf" }],
  };
  const found = unfitTexts(application);
  expect(found).toEqual([
    { field: "/applicant/surname", codePoint: "U+10DB" },
    { field: "/applicant/contact/address", codePoint: "U+10D7" },
    { field: "/documents/1/title", codePoint: "U+0394" },
  ]);
});
