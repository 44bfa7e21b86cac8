/**
 * How the letters of a name are spelt in a machine-readable zone. The first spelling of each is the one that ICAO
 * Doc 9303-3, section 6, recommends; the others are its alternatives, its exceptions for single languages, and what
 * passports of the language bear by national rules. Letters with marks that are not listed lose their marks.
 */
const latin: Readonly<Record<string, string>> = {
  Ä: "AE A",
  Å: "AA A",
  Æ: "AE",
  Ð: "D",
  Đ: "D DJ",
  Ə: "A E",
  Ħ: "H",
  ı: "I",
  Ĳ: "IJ",
  ĸ: "K Q",
  Ł: "L",
  Ñ: "N NXX",
  Ŋ: "N",
  Ö: "OE O",
  Ø: "OE O",
  Œ: "OE",
  ẞ: "SS",
  Þ: "TH",
  Ŧ: "T",
  Ü: "UE UXX U",
};

// Exceptions of ICAO: Г Serbian and Belarusian, Ё Belarusian, Ж Ц Ч Ш Х Serbian, И Ukrainian, Щ Bulgarian,
// Ѓ Ќ Џ Macedonian. Then the national rules: YU, YA, YE of passports of several states, the Kazakh letters.
const cyrillic: Readonly<Record<string, string>> = {
  А: "A",
  Б: "B",
  В: "V",
  Г: "G H",
  Д: "D",
  Е: "E YE IE",
  Ё: "E IO YO YE JO O",
  Ж: "ZH Z J DZH",
  З: "Z",
  И: "I Y",
  Й: "I Y J",
  К: "K",
  Л: "L",
  М: "M",
  Н: "N",
  О: "O",
  П: "P",
  Р: "R",
  С: "S",
  Т: "T",
  У: "U",
  Ф: "F",
  Х: "KH H",
  Ц: "TS C TC",
  Ч: "CH C",
  Ш: "SH S",
  Щ: "SHCH SHT SCH",
  Ъ: "IE A -",
  Ы: "Y I",
  Ь: "-",
  Э: "E",
  Ю: "IU YU JU",
  Я: "IA YA JA",
  І: "I Y",
  Ї: "I YI",
  Є: "IE YE",
  Ґ: "G",
  Ў: "U W",
  Ѓ: "G GJ",
  Ђ: "D DJ",
  Ѕ: "DZ",
  Ј: "J",
  Љ: "LJ",
  Њ: "NJ",
  Ќ: "K KJ",
  Ћ: "C",
  Џ: "DZ DJ",
  Ѣ: "IE E",
  Ѫ: "U",
  Ѵ: "Y",
  Ә: "A AE E",
  Ғ: "G GH",
  Қ: "K Q",
  Ң: "N NG",
  Ө: "O OE",
  Ұ: "U",
  Ү: "U UE",
  Һ: "H",
  Ҳ: "H KH",
  Ҷ: "J",
  Ӯ: "U",
  Ӣ: "I",
  ИЙ: "Y I",
  ЫЙ: "Y I",
  КС: "X",
  ДЖ: "J",
};

// ELOT 743, as Greek passports have it; a pair of letters may have a sound of its own.
const greek: Readonly<Record<string, string>> = {
  Α: "A",
  Β: "V",
  Γ: "G",
  Δ: "D",
  Ε: "E",
  Ζ: "Z",
  Η: "I",
  Θ: "TH",
  Ι: "I",
  Κ: "K",
  Λ: "L",
  Μ: "M",
  Ν: "N",
  Ξ: "X",
  Ο: "O",
  Π: "P",
  Ρ: "R",
  Σ: "S",
  Τ: "T",
  Υ: "Y V F",
  Φ: "F",
  Χ: "CH",
  Ψ: "PS",
  Ω: "O",
  ΟΥ: "OU",
  ΓΓ: "NG",
  ΓΞ: "NX",
  ΓΧ: "NCH",
  ΜΠ: "B",
};

const spellings: ReadonlyMap<string, readonly string[]> = new Map(
  [latin, cyrillic, greek].flatMap((table) =>
    Object.entries(table).map(
      ([letter, list]) => [letter, list.split(" ").map((one) => one.replace("-", ""))] as const,
    ),
  ),
);

/** A text in capitals, letter by letter: the capital of ß is ẞ, and a Turkish ı keeps its own. */
export const capitals = (text: string): string => [...text.normalize("NFC")].map(raised).join("");

/** The letters of a text in capitals, without spaces, hyphens, apostrophes and dots. */
export const lettersOf = (text: string): string => capitals(text).replace(/[^\p{L}\p{M}\p{N}]/gu, "");

function raised(letter: string): string {
  if (letter === "ß") return "ẞ";
  const capital = letter.toUpperCase();
  return letter === "ı" || [...capital].length !== 1 ? letter : capital;
}

/** Every spelling of one letter or pair of letters (in capitals); none for a pair without one of its own. */
export function spellingsOf(letters: string): readonly string[] {
  const listed = spellings.get(letters);
  if (listed !== undefined || [...letters].length > 1) return listed ?? [];
  const bare = letters.normalize("NFD").replace(/\p{M}/gu, "");
  return bare === letters ? [letters] : (spellings.get(bare) ?? [bare]);
}

/** The spelling that ICAO recommends, letter by letter; letters of other scripts stay as they are. */
export const recommendedSpelling = (text: string): string =>
  [...lettersOf(text)].map((letter) => spellingsOf(letter)[0] ?? "").join("");

/**
 * Whether a text in any script can stand in a zone as `zone` (letters only): each letter by any of its spellings. With
 * `prefix` the zone may break off before the end of the text.
 */
export function canStandAs(text: string, zone: string, { prefix = false } = {}): boolean {
  const letters = [...lettersOf(text)];
  const reached: Set<number>[] = letters.map(() => new Set<number>());
  const ends = new Set<number>();
  (reached[0] ?? ends).add(0);
  for (const [index, places] of reached.entries()) {
    for (const width of [1, 2]) {
      if (index + width > letters.length) continue;
      for (const spelling of spellingsOf(letters.slice(index, index + width).join(""))) {
        for (const place of places) {
          const rest = zone.slice(place);
          if (rest.startsWith(spelling)) (reached[index + width] ?? ends).add(place + spelling.length);
          else if (prefix && rest !== "" && spelling.startsWith(rest)) return true;
        }
      }
    }
    if (prefix && places.has(zone.length) && zone !== "") return true;
  }
  return ends.has(zone.length);
}
