import { describe, expect, test } from "vitest";
import { exampleOf } from "../../src/letters/examples.ts";
import { recordName, visualName } from "../../src/letters/names.ts";
import { judged, partTexts, testPress } from "./judges.ts";

const press = testPress();

/** Made-up names: surname and given names as a passport's visual zone may write them. */
const names: readonly string[] = [
  "Әбдіғаппар Өміржан",
  "Қожахметұлы Ғалымжан",
  "Іңкәрбекқызы Үмітгүл",
  "Һадишаұлы Ұлан",
  "Ңұрғали Һүсейін",
  "Щербаков Юлиан",
  "Ёлкин Пётр",
  "Съедобин Эльдар",
  "Їжакевич Євген",
  "Ґалаґан Ґеорґій",
  "Ўткир Ғайрат",
  "Ћирић Ђорђе",
  "Љубић Његош",
  "Ќосев Ѓорѓи",
  "Ѕидаров Јане",
  "Ӓлӓкӓев Ӹрыкӓн",
  "Ӝуртаев Ӟӥман",
  "Ӯлмасов Ҷамшед",
  "Қодирӣ Ҳусейн",
  "Ҡаһарманов Ҙөлфирә",
  "Җәләлетдинов Үзбәк",
  "Ҕайылганов Ҥуур",
  "Müller Anna Maria",
  "Größmann Jörg",
  "Weiß Zoë",
  "Łukaszewicz Żółć",
  "Źrebięcki Ćwikła",
  "Čapek Žofie",
  "Dvořák Řehoř",
  "Ďuriš Ľubomír",
  "Štěpánková Ťukalka",
  "Šťastný Ůlrich",
  "Kőszegi Űrsula",
  "Győző Íriszné",
  "Șerban Țuțu",
  "Şerban Ţuţu",
  "Ștefănescu Înălțare",
  "Çelik Şükrü",
  "Öztürk İrem",
  "Ağaoğlu Işıl",
  "Ədilov Şəmsəddin",
  "Ñúñez Íñigo",
  "García Álvarez José",
  "Gonçalves João",
  "Ação Inês",
  "Lefèvre Gaël",
  "L'Hôpital Benoît",
  "Œuvrard Ÿves",
  "d’Arc Jeanne",
  "O'Neill Siobhán",
  "Ó Súilleabháin Pádraig",
  "Ŵynne Ŷstwyth",
  "van 't Hoff Joris",
  "Ånnerud Øyvind",
  "Æbelø Søren",
  "Þórðarson Ægir",
  "Guðmundsdóttir Björk",
  "Äijälä Väinö",
  "Õunapuu Ülle",
  "Ķēniņš Ģirts",
  "Šķēle Ņina",
  "Žemaitė Ąžuolė",
  "Ūsas Įnikėlis",
  "Đorđević Nataša",
  "Čović Ćiro",
  "Šešelj Žarko",
  "Nguyễn Thị Hồng Ánh",
  "Trần Đức Ươm",
  "Phạm Ngọc Ẩn",
  "Lê Ỹ Vịnh",
  "Đặng Quỳnh Như",
  "Ħalq Ġużeppi",
  "Ċetta Żejtun",
  "Kāhananui Keʻala",
  "Ngāti Tāwhiri",
  "Ọládélé Ṣọlá",
  "Ẹniọlá Ìyábọ̀",
  "Ŋgonga Ɛmɛfa",
  "Ɔkɔmfo Akɔsua",
  "Ƙasimu Ɗanladi",
  "Ƴaro Ɓala",
  "Ṭhākur Śrīdhar",
  "Kṛṣṇamūrti Ṛṣi",
  "Ḥusayn Ṣāliḥ",
  "ʿAbd al-Raḥmān Ẓāhir",
  "Ǧamāl Ḫalīl",
  "Ḏū n-Nūn Ġālib",
  "Παπαδόπουλος Γεώργιος",
  "Ευσταθίου Ήλιος",
  "Ψυχάρης Ϊάκωβος",
  "Ώριμος Άρης",
  "Ξένος Ύδωρ",
  "Ἀριστοτέλης Ὅμηρος",
  "გელაშვილი ნინო",
  "ჭავჭავაძე ჟუჟუნა",
  "წერეთელი ღვთისო",
  "ყიფიანი ძამუ",
  "Պետրոսյան Անահիտ",
  "Ղազարյան Ծովինար",
  "Ջուղայան Ճշմարիտ",
  "Օհանյան Ֆրունզե",
  "NG",
  "Sukarno",
  "Ôtsuka Môri",
  "Hồ Xuân Hương",
  "X Æ",
  "Smith-Jones Mary-Ann",
  "Al-Farsi Bin-Said",
  "Øst-Ærø Åse",
  "Vandenbroucke-Wolfeschlegelsteinhausen Pneumonoultramicroscopicsilico",
  "王 小明",
  "山田 太郎",
  "김 철수",
  "محمد علي",
  "כהן משה",
  "สมชาย ใจดี",
  "राम शर्मा",
  "தமிழ் செல்வன்",
  "አበበ በቀለ",
  "ខេមរា សុខ",
  "ᠮᠣᠩᠭᠣᠯ",
];

const printable = (name: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}\p{M}\s'’ʻʿ-]+$/u.test(
    name,
  );

test("there are 120 of them", () => {
  expect(new Set(names).size).toBeGreaterThanOrEqual(120);
  expect(names.filter(printable).length).toBeGreaterThanOrEqual(105);
});

describe.each(names.map((name) => [name.normalize("NFC")]))("%s", (name) => {
  const facts = {
    ...exampleOf("issuance"),
    languages: ["kk" as const, "ru" as const],
    training: false,
    addressee: { ...exampleOf("issuance").addressee, visual: { surname: name, givenNames: null, patronymic: null } },
  };

  if (printable(name)) {
    test("stands on the page letter by letter", async () => {
      const text = judged("pdftotext", (await press.print(facts, "final")).bytes, (path) => ["-raw", path, "-"]);
      // A name longer than its column wraps; no letter of it may be lost by that.
      const bare = (one: string): string => one.replace(/\s/g, "").normalize("NFC");
      expect(bare(text)).toContain(bare(`(құжатта: ${name})`));
      expect(bare(text)).toContain(bare(`(в документе: ${name})`));
    });
  } else {
    test("is refused by the code point that no font has", async () => {
      await expect(press.print(facts, "final")).rejects.toMatchObject({
        code: "letter-cannot-print",
        params: { field: "addressee.visual.surname", codePoint: expect.stringMatching(/^U\+[0-9A-F]{4,6}$/) },
      });
    });
  }
});

describe("which names a letter shows", () => {
  const person = exampleOf("issuance").addressee;
  const plain = { surname: "SMITH", givenNames: "JOHN", truncated: false };

  test("the machine-readable form first, as it is", () => {
    expect(recordName({ ...person, record: plain })).toBe("SMITH JOHN");
    expect(recordName({ ...person, record: { ...plain, givenNames: null } })).toBe("SMITH");
  });

  test("the visual form only where it says something else", () => {
    expect(
      visualName({ ...person, record: plain, visual: { surname: "Smith", givenNames: "John", patronymic: null } }),
    ).toBeNull();
    expect(
      visualName({ ...person, record: plain, visual: { surname: "Smïth", givenNames: "John", patronymic: null } }),
    ).toBe("Smïth John");
    expect(
      visualName({
        ...person,
        record: plain,
        visual: { surname: "SMITH", givenNames: "JOHN", patronymic: "Петрович" },
      }),
    ).toBe("SMITH JOHN Петрович");
  });

  test("a name that no machine-readable zone was read for is not said to be from there", async () => {
    for (const kind of ["issuance", "application-form"] as const) {
      const facts = exampleOf(kind);
      const read = partTexts((await press.print(facts, "final")).bytes);
      const typed = { ...facts, addressee: { ...person, recordFrom: "visual" as const } };
      const unread = partTexts((await press.print(typed, "final")).bytes);
      const said = { kk: "(машинамен оқылатын аймақ бойынша)", ru: "(по машиносчитываемой зоне)", en: "(machine-" };
      for (const language of ["kk", "ru", "en"] as const) {
        expect(read[language]).toContain(said[language]);
        expect(unread[language]).not.toContain(said[language]);
        expect(unread[language]).toContain("MUELLER ANNA MARIA");
      }
    }
  });

  test("a name cut short in the machine-readable zone is marked, in the words of each language", async () => {
    const facts = { ...exampleOf("issuance"), addressee: { ...person, record: { ...person.record, truncated: true } } };
    const text = judged("pdftotext", (await press.print(facts, "final")).bytes, (path) => ["-raw", path, "-"]).replace(
      /\s+/g,
      " ",
    );
    expect(text.match(/MUELLER ANNA MARIA…/g)).toHaveLength(6);
    expect(text).toContain("аты-жөні машинамен оқылатын аймақта қысқартылған");
    expect(text).toContain("имя усечено в машиносчитываемой зоне");
    expect(text).toContain("name cut short in the machine-readable zone");
  });
});
