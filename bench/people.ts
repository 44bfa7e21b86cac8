import { type Application, applicationSchema } from "../src/domain/application.ts";
import { readJson } from "../src/domain/json-file.ts";

const surnames =
  "Adler Brandt Castell Dorn Eberhart Falk Gessner Hartwig Imhof Jansen Kessler Lindqvist Marchetti Novotny Ostrowski Petrescu Quint Rademaker Szabo Thorvald Ullrich Vasquez Wendt Yilmaz Zeller".split(
    " ",
  );
const givenNames =
  "Anna Bruno Clara David Elena Felix Greta Henrik Ivana Jakob Katrin Leo Marta Niklas Olga Pavel Rosa Simon Teresa Viktor".split(
    " ",
  );
const places = "Leeds Dresden Torino Malmo Gdansk Brno Lyon Graz Porto Utrecht".split(" ");
const countries = ["GBR", "ITA", "SWE", "POL", "CZE", "FRA", "AUT", "PRT", "NLD", "TUR"];

const pick = <One>(list: readonly One[], number: number): One => {
  const one = list[number % list.length];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
};
const twoDigits = (number: number) => String(number).padStart(2, "0");

/** Check digit of ICAO 9303-3, 4.9. */
function checkDigit(text: string): string {
  const value = (sign: string) => (sign === "<" ? 0 : Number.parseInt(sign, 36));
  return String([...text].reduce((sum, sign, at) => sum + value(sign) * pick([7, 3, 1], at), 0) % 10);
}

/** The two lines of a passport's machine-readable zone. */
function zone(surname: string, given: string, number: string, country: string, birth: string, sex: string): string[] {
  const checked = (text: string) => text + checkDigit(text);
  const yymmdd = birth.slice(2).replaceAll("-", "");
  const [document, born, expires] = [checked(number), checked(yymmdd), checked("340514")];
  const names = `P<${country}${surname}<<${given}`.toUpperCase().padEnd(44, "<");
  const second = `${document}${country}${born}${sex}${expires}${"<".repeat(15)}`;
  return [names, `${second}${checkDigit(document + born + expires + "<".repeat(15))}`];
}

/** An application about nobody, another for each number; `sample` is the text of an application file. */
export function applicationOf(sample: string, number: number): Application {
  const file = JSON.parse(sample);
  // Steps that share no factor: neighbours have little in common, and no two of the first 100,000 are alike.
  const surname = `${pick(surnames, number)}${pick(surnames, number * 7 + Math.floor(number / 25)).toLowerCase()}`;
  const given = pick(givenNames, number * 3 + Math.floor(number / 100));
  const country = pick(countries, number * 3 + Math.floor(number / 10));
  const birth = `${1950 + ((number * 13) % 52)}-${twoDigits(1 + (number % 12))}-${twoDigits(1 + ((number * 5) % 28))}`;
  const document = `${pick(["A", "C", "K", "X"], number)}${String(10_000_000 + number * 7919).slice(-8)}`;
  const sex = number % 2 === 0 ? "F" : "M";
  const [passport, ...others] = file.documents;
  return readJson(
    applicationSchema,
    JSON.stringify({
      ...file,
      applicant: {
        ...file.applicant,
        mrz: zone(surname, given, document, country, birth, sex),
        surname,
        givenNames: given,
        birthDate: birth,
        birthPlace: pick(places, number * 3),
        citizenship: country,
        sex,
      },
      documents: [
        { ...passport, issuingCountry: country, number: document, expiresOn: "2034-05-14" },
        ...others.map((one: { number?: string }) =>
          one.number === undefined ? one : { ...one, number: `IC-2025/${number}` },
        ),
      ],
    }),
    "bench",
  );
}
