import type { LetterFactsOf, LetterKind } from "../domain/letter.ts";
import type { LetterAppeal, LetterDocument, LetterGround, Norm } from "../domain/letter-parts.ts";

// Synthetic people and numbers: what a preview shows, and what templates are held against.

const order: Norm = {
  act: {
    kk: "Шетелдіктерге жеке сәйкестендіру нөмірін қалыптастыру және түзету жөніндегі пилоттық жобаны іске асыру алгоритмі",
    ru: "Алгоритм реализации пилотного проекта по формированию и корректировке индивидуального идентификационного номера иностранцам",
    en: "Algorithm of the pilot project on forming and correcting an individual identification number for foreigners",
  },
  part: { kk: "11-тармақ", ru: "пункт 11", en: "paragraph 11" },
  point: "11",
};

const code: Norm = {
  act: {
    kk: "Әкімшілік рәсімдік-процестік кодекс (ӘРПК)",
    ru: "Административный процедурно-процессуальный кодекс (АППК)",
    en: "Administrative Procedural and Process-Related Code (APPC)",
  },
  part: { kk: "92-бап", ru: "статья 92", en: "Article 92" },
  point: "92",
};

const complaint = (body: LetterAppeal["body"]): LetterAppeal => ({
  body,
  term: {
    kk: "Шешім туралы мәлім болған күннен бастап үш ай ішінде; шағым жиырма жұмыс күні ішінде қаралады.",
    ru: "В течение трёх месяцев со дня, когда стало известно о решении; жалоба рассматривается в течение двадцати рабочих дней.",
    en: "Within three months of learning of the decision; the complaint is decided within twenty working days.",
  },
  months: 3,
  norm: code,
});

const court: LetterAppeal = {
  body: {
    kk: "Сотқа шағымды сотқа дейінгі тәртіппен қарағаннан кейін жүгінуге болады.",
    ru: "Обращение в суд возможно после рассмотрения жалобы в досудебном порядке.",
    en: "The court may be applied to after the complaint was decided in the pre-trial procedure.",
  },
  term: {
    kk: "Қазақстан Республикасының заңнамасында белгіленген мерзімде.",
    ru: "В срок, установленный законодательством Республики Казахстан.",
    en: "Within the term set by the law of the Republic of Kazakhstan.",
  },
  months: null,
  norm: { ...code, part: { kk: "99-бап", ru: "статья 99", en: "Article 99" }, point: "99" },
};

const againstMission: LetterAppeal[] = [
  complaint({
    kk: "Шағым құжаттарды қабылдаудан бас тартқан шет елдегі мекемеге беріледі; ол шағымды үш жұмыс күні ішінде жоғары тұрған органға жібереді.",
    ru: "Жалоба подаётся в загранучреждение, отказавшее в приёме документов; оно направляет её вышестоящему органу в течение трёх рабочих дней.",
    en: "The complaint is filed with the mission that refused to accept the documents; it passes the complaint to the superior body within three working days.",
  }),
  court,
];

const againstMinistry: LetterAppeal[] = [
  complaint({
    kk: "Шағым Қазақстан Республикасының Ішкі істер министрлігіне беріледі; ол шағымды үш жұмыс күні ішінде жоғары тұрған органға жібереді.",
    ru: "Жалоба подаётся в Министерство внутренних дел Республики Казахстан; оно направляет её вышестоящему органу в течение трёх рабочих дней.",
    en: "The complaint is filed with the Ministry of Internal Affairs of the Republic of Kazakhstan; it passes the complaint to the superior body within three working days.",
  }),
  court,
];

const documents: [LetterDocument, LetterDocument] = [
  {
    kind: "passport",
    words: { kk: "паспорт", ru: "паспорт", en: "passport" },
    country: "DEU",
    number: "C01X00T47",
    issuedOn: "2021-01-01",
  },
  {
    kind: "marriage-certificate",
    words: { kk: "неке қию туралы куәлік", ru: "свидетельство о заключении брака", en: "marriage certificate" },
    country: "DEU",
    number: null,
    issuedOn: "2010-05-05",
  },
];

const ground: LetterGround = {
  code: "incomplete-set",
  known: true,
  wording: {
    kk: "Құжаттардың толық емес топтамасы ұсынылды",
    ru: "Представлен неполный пакет документов",
    en: "The set of documents presented is incomplete",
  },
  norm: order,
  found: [{ code: "translation-missing", kinds: [], document: documents[1], params: {} }],
  fact: { text: "Перевод обещан заявителем к 30 ноября 2026 года.", language: "ru" },
  cure: {
    kk: "Жетіспейтін құжаттарды қоса отырып, құжаттардың толық топтамасымен қайта жүгініңіз.",
    ru: "Обратитесь вновь с полным пакетом документов, приложив недостающие.",
    en: "Apply again with the complete set of documents, adding those that are missing.",
  },
};

const common = (kind: LetterKind) => ({
  format: 1 as const,
  letter: `BER-2026-000001-${kind}-1`,
  number: "1-23/45",
  date: "2026-11-24",
  languages: ["kk" as const, "ru" as const, "en" as const],
  training: true,
  office: {
    names: {
      kk: "Қазақстан Республикасының Германия Федеративтік Республикасындағы Елшілігі",
      ru: "Посольство Республики Казахстан в Федеративной Республике Германия",
      en: "Embassy of the Republic of Kazakhstan in the Federal Republic of Germany",
    },
    letterhead: {
      kk: ["ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ", "ГЕРМАНИЯ ФЕДЕРАТИВТІК", "РЕСПУБЛИКАСЫНДАҒЫ ЕЛШІЛІГІ"],
      ru: ["ПОСОЛЬСТВО", "РЕСПУБЛИКИ КАЗАХСТАН В", "ФЕДЕРАТИВНОЙ РЕСПУБЛИКЕ ГЕРМАНИЯ"],
      en: ["EMBASSY OF THE REPUBLIC OF KAZAKHSTAN", "IN THE FEDERAL REPUBLIC OF GERMANY"],
      image: null,
    },
    address: "Nordendstrasse 14–17, 13156 Berlin",
    phone: "+49 30 0000 0000",
    email: "berlin@example.org",
  },
  addressee: {
    record: { surname: "MUELLER", givenNames: "ANNA MARIA", truncated: false },
    visual: { surname: "Müller", givenNames: "Anna Maria", patronymic: null },
    birthDate: "1980-02-29",
    citizenship: "DEU",
    documentNumber: "C01X00T47",
  },
  case: {
    id: "BER-2026-000001",
    service: "formation" as const,
    category: {
      kk: "Қазақстан Республикасы азаматының жұбайы (зайыбы)",
      ru: "Супруг (супруга) гражданина Республики Казахстан",
      en: "Spouse of a citizen of the Republic of Kazakhstan",
    },
    appliedOn: "2026-11-23",
    applicationDay: "2026-11-23",
    dueOn: "2026-11-24",
  },
  norm: order,
  signatory: { name: "А. Б. Үлгіұлы", position: { kk: "Консул", ru: "Консул", en: "Consul" } },
  executor: { name: "Г. Д. Мысалова", phone: "+49 30 0000 0001" },
  check: null,
});

const form = {
  birthPlace: "Berlin",
  sex: "F" as const,
  previousIin: "800229000005",
  contact: { address: "Musterweg 1, 10115 Berlin", phone: "+49 30 0000 0002", email: "anna@example.org" },
  representative: { name: "Max Müller", document: "Vollmacht 12/2026" },
};

const ruling = { on: "2026-11-24", reference: "MIA-2026-0042" };

/** On a day off: the term is counted from the next day of the office. */
const cameOnSunday = { ...common("receipt").case, appliedOn: "2026-11-22" };

const examples: { readonly [K in LetterKind]: LetterFactsOf<K> } = {
  receipt: {
    kind: "receipt",
    ...common("receipt"),
    case: cameOnSunday,
    receivedAt: "2026-11-22T10:15",
    documents,
  },
  checklist: {
    kind: "checklist",
    ...common("checklist"),
    number: null,
    documents,
    missing: [
      {
        what: {
          kk: "Жұбайының (зайыбының) жеке басын куәландыратын құжат",
          ru: "Документ, удостоверяющий личность супруга (супруги)",
          en: "Identity document of the spouse",
        },
        found: null,
        remedy: {
          code: "document-missing",
          kinds: [
            {
              kk: "жұбайының (зайыбының) жеке басын куәландыратын құжат",
              ru: "документ, удостоверяющий личность супруга (супруги)",
              en: "identity document of the spouse",
            },
          ],
          params: {},
        },
        norm: order,
        assumed: true,
      },
      {
        what: null,
        found: { code: "translation-missing", about: "documents/2", kinds: [], document: documents[1], params: {} },
        remedy: { code: "translation-missing", kinds: [], params: {} },
        norm: order,
        assumed: false,
      },
    ],
    until: "2026-11-30",
  },
  "application-form": { kind: "application-form", ...common("application-form"), number: null, ...form, documents },
  consent: { kind: "consent", ...common("consent"), number: null, representative: form.representative },
  "refusal-to-accept": {
    kind: "refusal-to-accept",
    ...common("refusal-to-accept"),
    grounds: [ground],
    documents,
    appeals: againstMission,
  },
  issuance: { kind: "issuance", ...common("issuance"), ruling, iin: "800229000005" },
  refusal: {
    kind: "refusal",
    ...common("refusal"),
    ruling,
    earlierIin: "800229000005",
    grounds: [
      {
        ...ground,
        code: "iin-exists",
        wording: {
          kk: "Бұрын қалыптастырылған ЖСН анықталды",
          ru: "Выявлен ранее сформированный ИИН",
          en: "An individual identification number formed earlier was found",
        },
        found: [],
        fact: { kk: "Адамға 2015 жылы ЖСН қалыптастырылған.", ru: "Лицу в 2015 году сформирован ИИН." },
        cure: {
          kk: "Бұрын қалыптастырылған ЖСН-ді пайдаланыңыз немесе оны түзетуге өтініш беріңіз.",
          ru: "Пользуйтесь ранее сформированным ИИН либо подайте заявление о его корректировке.",
          en: "Use the number formed earlier, or apply for its correction.",
        },
      },
    ],
    documents,
    appeals: againstMinistry,
  },
  "overdue-notice": {
    kind: "overdue-notice",
    ...common("overdue-notice"),
    date: "2026-11-25",
    case: cameOnSunday,
    forwardedOn: "2026-11-23",
    appeals: againstMinistry,
  },
  replacement: {
    kind: "replacement",
    ...common("replacement"),
    date: "2026-12-01",
    replaced: { letter: "BER-2026-000001-issuance-1", number: "1-23/45", date: "2026-11-24" },
    reason: { text: "В письме ошибочно указана дата рождения.", language: "ru" },
    instead: { letter: "BER-2026-000001-issuance-2", number: "1-23/46", date: "2026-12-01" },
    appeals: againstMinistry,
  },
};

/** Complete facts of a letter of this kind, about nobody. */
export const exampleOf = <K extends LetterKind>(kind: K): LetterFactsOf<K> => examples[kind];
