import { syntheticIin } from "../../src/domain/iin.ts";

/** What lines of the centre are about: an item, and the content of it that was looked at. */
export interface AnsweredItem {
  readonly item: string;
  readonly digest: string;
}

const texts = { kk: "Аударма жоқ", ru: "Нет перевода" };
const registeredAs = {
  surname: "SAMPLE",
  givenNames: "JOHN",
  birthDate: "1955-01-17",
  citizenship: "DEU",
  documentNumber: "C01X00001",
};

/** Every line that a centre can say, in plain JSON, each with what becomes of it; about three requests of one batch. */
export function everyAnswer(
  [first, second, third]: readonly [AnsweredItem, AnsweredItem, AnsweredItem],
  batch: { readonly uuid: string; readonly sha256: string },
): readonly (readonly [line: string, becomes: string])[] {
  const day = "2026-11-24";
  const ruling = { kind: "DEC", on: day };
  const lines: readonly (readonly [object, string])[] = [
    [
      { kind: "RCPT", batch: batch.uuid, parts: [{ part: 1, sha256: batch.sha256 }], receivedAt: `${day}T05:30:00Z` },
      "RCPT",
    ],
    [{ kind: "ACK", state: "ACCEPTED", ...first }, "ACK"],
    [{ kind: "ACK", state: "ALREADY", ...second, original: { batch: batch.uuid, on: day, state: "RULED" } }, "ACK"],
    [
      {
        kind: "ACK",
        state: "REJECTED_TECH",
        ...third,
        code: "field-length",
        field: "/applicant/surname",
        retryable: true,
      },
      "ACK",
    ],
    [
      {
        kind: "INF",
        ...first,
        dueOn: "2026-12-01",
        demands: [
          { code: "translation-missing", texts },
          { code: "document-illegible", texts: null },
        ],
      },
      "INF",
    ],
    [
      {
        ...ruling,
        ...first,
        outcome: "ISSUED",
        iin: syntheticIin({ yymmdd: "550117", seventh: 0, serial: 7 }),
        reference: "MIA-2026/000007",
        registeredAs,
      },
      "ISSUED",
    ],
    [
      {
        ...ruling,
        ...second,
        outcome: "REFUSED",
        grounds: [
          {
            code: "iin-exists",
            point: "9",
            texts: { kk: "Бұрын қалыптастырылған ЖСН", ru: "Ранее сформированный ИИН" },
          },
          { code: "unreliable", point: null, texts: null },
        ],
        iin: syntheticIin({ yymmdd: "991231", seventh: 0, serial: 8 }),
        reference: "MIA-2026/000008",
        registeredAs: null,
      },
      "REFUSED",
    ],
    [
      {
        ...ruling,
        ...third,
        outcome: "REFUSED",
        grounds: [{ code: "non-compliant", point: "9", texts: null }],
        iin: null,
        reference: "MIA-2026/000009",
        registeredAs: null,
      },
      "REFUSED",
    ],
    [{ ...ruling, ...first, outcome: "ANNULLED", reference: "MIA-2026/000007-A", registeredAs: null }, "ANNULLED"],
    [{ kind: "STA", ...first, state: "RECEIVED", on: day, reference: null }, "STA"],
    [{ kind: "STA", ...first, state: "ACCEPTED", on: day, reference: null }, "STA"],
    [{ kind: "STA", ...first, state: "IN-WORK", on: day, reference: null }, "STA"],
    [{ kind: "STA", ...second, state: "RULED", on: day, reference: "MIA-2026/000008" }, "STA"],
    [{ kind: "STA", ...third, state: "RECALLED", on: day, reference: null }, "STA"],
    [{ kind: "STA", item: third.item, digest: null, state: "UNKNOWN", on: null, reference: null }, "STA"],
    [{ kind: "WRN", ...first, code: "photo-quality", field: "/documents/0", refusedFrom: "2027-01-01", texts }, "WRN"],
    [
      { kind: "WRN", item: null, digest: null, code: "format-2", field: null, refusedFrom: "2027-06-01", texts: null },
      "WRN",
    ],
  ];
  return lines.map(([line, becomes]) => [JSON.stringify(line), becomes]);
}
