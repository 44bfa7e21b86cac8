import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentKey, personKeys } from "../../src/domain/duplicate.ts";
import { recommendedSpelling } from "../../src/domain/mrz-spelling.ts";
import { type PartialDate, partialDateOrNull } from "../../src/domain/partial-date.ts";

const on = (text: string): PartialDate => {
  const date = partialDateOrNull(text);
  if (date === null) throw new Error(`not a date: ${text}`);
  return date;
};
const born = on("1980-02-29");

/** `SURNAME, GIVEN NAMES`; without a comma a single name. */
function keys(written: string, date = born): string[] {
  const [surname = "", givenNames = null] = written.split(",").map((part) => part.trim());
  return personKeys({ surname, givenNames }, date);
}
const shared = (a: readonly string[], b: readonly string[]) => a.some((key) => b.includes(key));

describe("the key of a document", () => {
  test.each([
    ["DEU", "C01X00T47", "D", "c01x00t47"],
    ["DEU", "C01X00T47", "D<<", "C01 X00-T47"],
    ["KGZ", "AN 1234567", "KGZ", "АН1234567".replace("Н", "N")],
    ["GBR", "O12345678", "GBR", "012345678"],
    ["XKX", "P00123456", "RKS", "P00123456"],
    ["", "C01X00T47", "", "С01Х00Т47"],
  ])("%s %s is %s %s", (country, number, otherCountry, otherNumber) => {
    expect(documentKey(otherCountry, otherNumber)).toBe(documentKey(country, number));
  });

  test.each([
    ["DEU", "C01X00T47", "AUT", "C01X00T47"],
    ["DEU", "C01X00T47", "DEU", "C01X00T48"],
    ["RUS", "75 1234567", "RUS", "751234568"],
  ])("%s %s is not %s %s", (country, number, otherCountry, otherNumber) => {
    expect(documentKey(otherCountry, otherNumber)).not.toBe(documentKey(country, number));
  });
});

// Spellings as they meet in passports, translations and answers.
const onePerson: readonly (readonly string[])[] = [
  ["Müller, Anna Maria", "MUELLER, ANNA MARIA", "Muller, Anna", "Мюллер, Анна Мария", "MIULLER, ANNA"],
  ["Иванов, Алексей", "IVANOV, ALEKSEI", "Ivanov, Alexey", "Iwanow, Alexej", "Ivanoff, Aleksej"],
  ["Щербаков, Юрий", "SHCHERBAKOV, IURII", "Shcherbakov, Yury", "Schtscherbakow, Jurij", "Scherbakov, Yuri"],
  ["Хрущёв, Никита", "KHRUSHCHEV, NIKITA", "Chruschtschow, Nikita", "Hrushchev, Nikita"],
  ["Шевченко, Тарас", "SHEVCHENKO, TARAS", "Schewtschenko, Taras", "Szewczenko, Taras"],
  ["Жуков, Евгений", "ZHUKOV, EVGENII", "Zhukov, Yevgeniy", "Schukow, Jewgenij"],
  ["Цой, Виктор", "TSOI, VIKTOR", "Tsoy, Victor", "Coj, Viktor"],
  ["Александров, Александр", "ALEKSANDROV, ALEKSANDR", "Alexandrov, Alexander"],
  ["Михайлов, Михаил", "MIKHAILOV, MIKHAIL", "Michajlow, Michail", "Mihailov, Mihail"],
  ["Юлдашева, Юлия", "IULDASHEVA, IULIIA", "Yuldasheva, Yulia", "Juldaschewa, Julia"],
  ["Гусейнов, Джафар", "HUSEYNOV, CAFAR", "Huseynov, Jafar", "GUSEINOV, DZHAFAR"],
  ["Қасымов, Ғалым", "KASSYMOV, GALYM", "Kasymov, Galym", "QASYMOV, GHALYM", "Касымов, Галым"],
  ["Нұрсұлтанұлы, Әйгерім", "NURSULTANULY, AIGERIM", "Nursultanuly, Aygerim"],
  ["Жанибеков, Шыңғыс", "ZHANIBEKOV, SHYNGGYS", "Janibekov, Chingiz", "Жанибеков, Чингиз"],
  ["Єфименко, Ігор", "YEFYMENKO, IHOR", "Ефименко, Игорь", "EFIMENKO, IGOR"],
  ["Mohammed, Hussein", "MUHAMMAD, HUSSAIN", "Мухаммед, Хусейн", "Mohamed, Husein"],
  ["Abdullah, Fatimah", "ABDULLA, FATIMA", "Абдулла, Фатима"],
  ["Al-Hassan, Yusuf", "Alhassan, Yousuf", "AL HASSAN, YUSUF", "Хассан, Юсуф"],
  ["Şahin, Çelik", "SAHIN, CELIK", "Шахин, Челик"],
  ["Łukaszewski, Wojciech", "LUKASZEWSKI, WOJCIECH", "Лукашевский, Войцех"],
  ["García López, José", "GARCIA LOPEZ, JOSE", "Garcia, Jose Antonio", "Гарсия Лопес, Хосе"],
  ["Đorđević, Miloš", "DORDEVIC, MILOS", "Đorđevic, Milosh"],
  ["Schröder, Jürgen", "SCHROEDER, JUERGEN", "Шрёдер, Юрген", "Schroder, Jurgen"],
  ["Weiß, Günther", "WEISS, GUENTHER", "Вайс, Гюнтер"],
  ["van der Berg, Hendrik", "VANDERBERG, HENDRIK", "Berg, Hendrik"],
  ["O’Brien, Seán", "OBRIEN, SEAN", "O'Brien, Sean"],
  ["Zhang, Wei", "Чжан, Вэй"],
  ["Xu, Li", "Сюй, Ли"],
  ["Yoon, Bora", "Юн, Бора"],
  ["Παπαδόπουλος, Γεώργιος", "PAPADOPOULOS, GEORGIOS", "Пападопулос, Георгиос"],
  ["Nguyễn, Văn Anh", "NGUYEN, VAN ANH", "Нгуен, Ван Ань"],
  ["Erdem, Jean-Pierre", "ERDEM, JEAN PIERRE", "Erdem, Jeanpierre"],
  ["Suharto", "SUHARTO, ", "Сухарто"],
];

describe("keys of a person", () => {
  for (const spellings of onePerson) {
    const [first = "", ...others] = spellings;
    test.each(others)(`${first} is found as %s`, (other) => {
      expect(keys(other).filter((key) => keys(first).includes(key))).not.toEqual([]);
    });
  }

  test("surname and given names may be changed about", () => {
    expect(shared(keys("Müller, Anna Maria"), keys("Anna, Mueller"))).toBe(true);
    expect(shared(keys("Zhang, Wei"), keys("Wei, Zhang"))).toBe(true);
  });

  test("different people of one birth date share nothing", () => {
    const people = onePerson.map(([first = ""]) => first);
    const extra = [
      "Müller, Hans",
      "Мюллер, Мария",
      "Иванов, Андрей",
      "Иванова, Ольга",
      "Kim, Anna",
      "Li, Wu",
      "Lu, Wei",
    ];
    const all = [...people, ...extra];
    const meetings = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => shared(keys(one), keys(other)))
        .map((other) => `${one} / ${other}`),
    );
    expect(meetings).toEqual([]);
  });

  test("the same name on another day is somebody else", () => {
    expect(shared(keys("Müller, Anna"), keys("Müller, Anna", on("1980-03-01")))).toBe(false);
  });

  test("a partial birth date meets each day it can mean, and no other", () => {
    const partial = keys("Müller, Anna", on("1980-02-XX"));
    expect(shared(partial, keys("Мюллер, Анна"))).toBe(true);
    expect(shared(partial, keys("Мюллер, Анна", on("1980-XX-XX")))).toBe(true);
    expect(shared(partial, keys("Мюллер, Анна", on("1980-03-01")))).toBe(false);
    expect(shared(keys("Мюллер, Анна", on("1980-XX-XX")), keys("Muller, Anna", on("1981-01-01")))).toBe(false);
  });

  test("a name in a script that has no table is a key of its own", () => {
    expect(shared(keys("王, 伟"), keys("王, 伟"))).toBe(true);
    expect(shared(keys("王, 伟"), keys("李, 伟"))).toBe(false);
  });

  // Consonant by vowel: where consonants meet, ТХ and Т with Х cannot be told apart in Latin letters.
  const syllable = fc.tuple(
    fc.constantFrom(..."бвгджзклмнпрстфхцчшщ", "кс", "нн", "лл"),
    fc.constantFrom(..."аеёиоуыэюя"),
  );
  const cyrillicWord = fc
    .tuple(fc.array(syllable, { minLength: 1, maxLength: 5 }), fc.constantFrom("", ..."внйкнрт"))
    .map(([syllables, end]) => syllables.flat().join("") + end);

  test("any Cyrillic name meets its ICAO spelling", () => {
    fc.assert(
      fc.property(cyrillicWord, cyrillicWord, (surname, given) => {
        const spelt = `${recommendedSpelling(surname)}, ${recommendedSpelling(given)}`;
        return shared(keys(`${surname}, ${given}`), keys(spelt));
      }),
    );
  });

  test("any Cyrillic name meets the spelling with YU and YA, H for KH, X for KS and single letters for doubles", () => {
    const popular = (word: string) =>
      [...word]
        .map(
          (letter) =>
            ({ ю: "yu", я: "ya", й: "y", ы: "y", х: "h", ц: "c", щ: "sch" })[letter] ?? recommendedSpelling(letter),
        )
        .join("")
        .toUpperCase()
        .replaceAll("KS", "X")
        .replace(/([LN])\1/g, "$1");
    fc.assert(
      fc.property(cyrillicWord, cyrillicWord, (surname, given) => {
        return shared(keys(`${surname}, ${given}`), keys(`${popular(surname)}, ${popular(given)}`));
      }),
    );
  });

  test("any text gives at least one key and never throws", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.option(fc.string({ unit: "grapheme" })),
        (surname, givenNames) => {
          const found = personKeys({ surname, givenNames }, born);
          expect(found.length).toBeGreaterThan(0);
          expect(found.length).toBeLessThanOrEqual(24);
        },
      ),
    );
  });
});
