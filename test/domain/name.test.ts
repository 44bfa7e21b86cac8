import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canStandAs, recommendedSpelling } from "../../src/domain/mrz-spelling.ts";
import { nameOfRecord, namesAgree } from "../../src/domain/name.ts";
import { passportZone } from "../support/zone.ts";

/** `SURNAME<<GIVEN<NAMES` of a zone, cut as a passport cuts it. */
const record = (names: string) => nameOfRecord({ mrz: passportZone({ names }), surname: "never", givenNames: "used" });

/** `Surname, Given names, Patronymic` of a visual zone. */
const visual = (written: string) => {
  const [surname = "", givenNames = null, patronymic = null] = written.split(",").map((part) => part.trim());
  return { surname, givenNames, patronymic };
};

test.each([
  ["MUELLER<<ANNA<MARIA", "Mueller, Anna Maria"],
  ["MUELLER<<ANNA<MARIA", "MUELLER, ANNA  MARIA"],
  ["SUHARTO", "Suharto"],
  ["SUHARTO", ", Suharto"],
])("%s is the same as %s", (zone, written) => {
  expect(namesAgree(record(zone), visual(written))).toBe("same");
});

describe("explained by transliteration", () => {
  test.each([
    // ICAO Doc 9303-3, section 6, A: letters of Latin alphabets
    ["MUELLER<<JUERGEN", "Müller, Jürgen"],
    ["MUXXLLER<<JUXXRGEN", "Müller, Jürgen"],
    ["MULLER<<JURGEN", "Müller, Jürgen"],
    ["KOEHLER<<BAERBEL", "Köhler, Bärbel"],
    ["KOHLER<<BARBEL", "Köhler, Bärbel"],
    ["STRAUSS<<ANNA", "Strauß, Anna"],
    ["STRAUSS<<ANNA", "STRAUẞ, ANNA"],
    ["SOERENSEN<<KAARE", "Sørensen, Kåre"],
    ["SORENSEN<<KARE", "Sørensen, Kåre"],
    ["MUNXXOZ<<INES", "Muñoz, Inés"],
    ["MUNOZ<<INES", "Muñoz, Inés"],
    ["THORSDOTTIR<<GUDRUN", "Þórsdóttir, Guðrún"],
    ["AESKILDSEN<<OEYVIND", "Æskildsen, Øyvind"],
    ["SAHIN<<CIGDEM", "Şahin, Çiğdem"],
    ["YILDIZ<<ISIK", "Yıldız, Işık"],
    ["YILDIZ<<IREM", "YILDIZ, İREM"],
    ["LUKASZ<<ZOLC", "Łukasz, Żółć"],
    ["NGUYEN<<THI<HUONG", "Nguyễn, Thị Hương"],
    ["ALIYEV<<ELCIN", "Əliyev, Elçin"],
    ["OBRIEN<<SEAN", "O’Brien, Seán"],
    ["SMITH<JONES<<ANNE<MARIE", "Smith-Jones, Anne-Marie"],
    ["DARTAGNAN<<CHARLES", "d'Artagnan, Charles"],
    ["ST<JOHN<<IAN", "St. John, Ian"],
    ["MUELLER<<ANNA", "Mu\u0308ller, Anna"],
    // section 6, B: Cyrillic, with the exceptions of single languages
    ["SHCHERBAKOV<<IURII", "Щербаков, Юрий"],
    ["SHCHERBAKOV<<YURIY", "Щербаков, Юрий"],
    ["KHRUSHCHEV<<NIKITA", "Хрущёв, Никита"],
    ["TSOI<<EVGENIIA", "Цой, Евгения"],
    ["PODIEIACHEV<<ILIA", "Подъячев, Илья"],
    ["DORDEVIC<<MILOS", "Ђорђевић, Милош"],
    ["DJORDJEVIC<<MILOS", "Đorđević, Miloš"],
    ["SHTEREV<<ASEN", "Щерев, Асен"],
    ["LUKASHENKA<<IHAR", "Лукашэнка, Ігар"],
    ["SHEVCHENKO<<TARAS", "Шевченко, Тарас"],
    ["YEFYMENKO<<YIVHA", "Єфименко, Ївга"],
    // Kazakh letters
    ["KASSYM<<GALYM", "Қассым, Ғалым"],
    ["QASYM<<GHALYM", "Қасым, Ғалым"],
    ["NURZHAN<<AIGERIM", "Нұржан, Әйгерім"],
    ["OMIRBEK<<ZHANGIR", "Өмірбек, Жаңгір"],
    ["URKIMBAI<<GAUHAR", "Үркімбай, Гауһар"],
    // ELOT 743
    ["PAPADOPOULOS<<GEORGIOS", "Παπαδόπουλος, Γεώργιος"],
    ["ANGELOPOULOS<<EVANGELIA", "Αγγελόπουλος, Ευαγγελία"],
  ])("%s is %s", (zone, written) => {
    expect(namesAgree(record(zone), visual(written))).toBe("explained");
  });
});

describe("explained by what the zone has no room for", () => {
  test.each([
    ["BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNAMBOOL", "Bennelong Wooloomooloo Warrandyte Warnambool"],
    ["BENNELONG<WOOLOOMOOLOO<WARRANDYT<<DINGO", "Bennelong Wooloomooloo Warrandyte, Dingo Potoroo"],
    ["NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRASUANG", "Nilavadhanananda, Chayapa Dejthamrong Krasuang"],
    ["NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGUANG", "Nilavadhanananda, Arnpol Petcharat Charonguang"],
    ["PAPANDROPOULOUS<<JONATHON<ALEC<GUSTAV<MUE", "Papandropoulous, Jonathon Alec Gustav Müller"],
    ["PAPANDROPOULOUS<<JONATHON<A<GUSTAVUS<MUE", "Papandropoulous, Jonathon Alec Benno Gustavus Müller"],
  ])("%s is %s", (zone, written) => {
    expect(namesAgree(record(zone), visual(written))).toBe("explained");
  });

  test("but not where there was room", () => {
    expect(namesAgree(record("MUELLER<<ANNA"), visual("Müller, Anna Maria"))).toBe("differs");
    expect(namesAgree(record("MUEL<<ANNA"), visual("Müller, Anna"))).toBe("differs");
  });

  test("nor by another first name", () => {
    const cut = record("BENNELONG<WOOLOOMOOLOO<WARRANDYT<<DINGO");
    expect(namesAgree(cut, visual("Bennelong Wooloomooloo Warrandyte, Potoroo Dingo"))).toBe("differs");
  });
});

test("a patronymic may stand among the given names of the zone, or not at all", () => {
  expect(namesAgree(record("IVANOV<<ALEKSEI<PETROVICH"), visual("Иванов, Алексей, Петрович"))).toBe("explained");
  expect(namesAgree(record("IVANOV<<ALEKSEI"), visual("Иванов, Алексей, Петрович"))).toBe("explained");
  expect(namesAgree(record("IVANOV<<ALEKSEI<PETROVICH"), visual("Ivanov, Aleksei Petrovich"))).toBe("same");
  expect(namesAgree(record("IVANOV<<ALEKSEI<PETROVICH"), visual("Иванов, Алексей, Павлович"))).toBe("differs");
});

test.each([
  ["MUELLER<<ANNA", "Möller, Anna"],
  ["MUELLER<<ANNA", "Müller, Hanna"],
  ["MUELLER<<ANNA", "Anna, Müller"],
  ["MUELLER", "Müller, Anna"],
  ["MUELLER<<ANNA", "Müller"],
  ["MUELLER<<ANNA", ""],
  ["SHMIDT<<ANNA", "Schmidt, Anna"],
  ["IVANOV<<ALEXEY", "Петров, Алексей"],
  ["WANG<<WEI", "王, 伟"],
])("%s differs from %s", (zone, written) => {
  expect(namesAgree(record(zone), visual(written))).toBe("differs");
});

describe("the name of record", () => {
  test("is that of the zone", () => {
    expect(record("MUELLER<<ANNA<MARIA")).toEqual({ surname: "MUELLER", givenNames: "ANNA MARIA", truncated: false });
  });

  test.each([
    ["there is no zone", null],
    ["a line is short", [passportZone()[0].slice(1), passportZone()[1]]],
    ["a letter of the name is none of a zone's", [passportZone()[0].replace("ANNA", "АННА"), passportZone()[1]]],
  ])("is the visual one where %s", (_, mrz) => {
    expect(nameOfRecord({ mrz, surname: "Müller", givenNames: null })).toEqual({
      surname: "Müller",
      givenNames: "",
      truncated: false,
    });
  });

  test("without a zone is compared in either direction", () => {
    const plain = nameOfRecord({ mrz: null, surname: "Müller", givenNames: "Anna" });
    expect(namesAgree(plain, visual("MUELLER, ANNA"))).toBe("explained");
    expect(namesAgree(plain, visual("Muller, Anna"))).toBe("explained");
    expect(namesAgree(plain, visual("Мюллер, Анна"))).toBe("differs");
    const cyrillic = nameOfRecord({ mrz: null, surname: "Иванов", givenNames: "Пётр" });
    expect(namesAgree(cyrillic, visual("IVANOV, PETR"))).toBe("explained");
    expect(namesAgree(cyrillic, visual("Ivanov, Peter"))).toBe("differs");
    expect(namesAgree(cyrillic, visual("Ivanov, Pyotr"))).toBe("explained");
  });
});

describe("properties", () => {
  const cyrillic = fc.array(fc.constantFrom(..."абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"), {
    minLength: 1,
    maxLength: 40,
  });
  const latin = fc.array(fc.constantFrom(..."aäåæbcçdđðeéfgğhıiİjklłmnñoöøœpqrsşßtuüvwxyzþ-' "), {
    minLength: 1,
    maxLength: 40,
  });

  test("the recommended spelling explains every name, and a part of it does when it was cut", () => {
    fc.assert(
      fc.property(fc.oneof(cyrillic, latin), fc.nat(), (letters, length) => {
        const name = letters.join("");
        const spelt = recommendedSpelling(name);
        expect(canStandAs(name, spelt)).toBe(true);
        const part = spelt.slice(0, 1 + (length % Math.max(1, spelt.length)));
        if (part !== "") expect(canStandAs(name, part, { prefix: true })).toBe(true);
      }),
    );
  });

  test("a letter too many is never explained", () => {
    fc.assert(
      fc.property(fc.oneof(cyrillic, latin), (letters) => {
        const name = letters.join("");
        expect(canStandAs(name, `${recommendedSpelling(name)}Q`)).toBe(false);
      }),
    );
  });

  test("any two texts are compared without a throw", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (surname, givenNames, other, others, truncated) => {
        const verdict = namesAgree({ surname, givenNames, truncated }, { surname: other, givenNames: others });
        expect(["same", "explained", "differs"]).toContain(verdict);
      }),
    );
  });
});
