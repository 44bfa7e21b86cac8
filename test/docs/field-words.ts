/** What each field of the published files means; the JSON Schemas carry these words to whoever writes such a file. */

const authentication = (at: string, of: string) => ({
  [at]: `The apostille or consular legalisation that ${of} bears; null for none.`,
  [`${at}.kind`]: "Apostille, or consular legalisation.",
  [`${at}.on`]: "Its date. The rules compare it with the day the Convention entered into force for the country.",
});

const words = (at: string, what: string) => ({
  [at]: `${what} in the three languages of the product.`,
  [`${at}.kk`]: `${what} in Kazakh.`,
  [`${at}.ru`]: `${what} in Russian.`,
  [`${at}.en`]: `${what} in English.`,
});

/** One presented paper; `at` is "" for a document file and "documents[]." inside an application. */
const paper = (at: string) => ({
  [`${at}kind`]: "Kind of the paper. `other` needs a title and fits open one-of groups only, always with a warning.",
  [`${at}title`]: "What the paper is called. Needed where the kind is `other`.",
  [`${at}issuingCountry`]:
    "Country that issued the paper (not the applicant's citizenship), ISO 3166-1 alpha-3 or ICAO 9303. `D` is read as DEU, RKS and XXK as XKX.",
  [`${at}number`]: "Number of the paper, as printed.",
  [`${at}issuedOn`]: "Day of issue.",
  [`${at}expiresOn`]: "Last day of validity; null where the paper has none. Never before the day of issue.",
  [`${at}language`]: "Language of the paper, ISO 639-1 or 639-3 in small letters.",
  [`${at}originalSeen`]: "The original was presented and compared with the copy.",
  [`${at}notarised`]: "The paper itself is certified by a notary; a private paper then counts as a public one.",
  ...authentication(`${at}authentication`, "the paper"),
  [`${at}translation`]: "The translation presented with the paper; null for none.",
  [`${at}translation.into`]: "Language of the translation: Kazakh or Russian.",
  [`${at}translation.notarised`]: "The translation is certified by a notary.",
  [`${at}translation.by`]: "Who certified it: a notary of Kazakhstan, a foreign notary, or the consul.",
  [`${at}translation.country`]: "Country of the foreign notary.",
  ...authentication(`${at}translation.authentication`, "the foreign notary's certificate"),
  [`${at}seen`]: "What an officer saw in the paper.",
  [`${at}note`]: "Note on what was seen, in words.",
  [`${at}scan`]: "In a file that people write: where the scan lies on this computer. In a case: what is kept of it.",
  [`${at}scan.sha256`]: "SHA-256 of the kept scan, in small hexadecimal letters.",
  [`${at}scan.type`]: "What the scan is, by its content.",
  [`${at}scan.bytes`]: "Size of the scan in bytes.",
});

const person = (at: string) => ({
  [at]: "The person. Both readings of the passport are kept side by side: `mrz` is the machine-readable zone, all other fields are the visual zone.",
  [`${at}.mrz`]:
    "The two or three lines of the machine-readable zone, as printed. The name of record is read from here.",
  [`${at}.surname`]: "Surname in the visual zone.",
  [`${at}.givenNames`]: "Given names in the visual zone; null or empty for a person with a single name.",
  [`${at}.patronymic`]: "Patronymic, where the passport states one. Never derived.",
  [`${at}.birthDate`]:
    "Birth date: YYYY-MM-DD, or with an unknown day or month YYYY-MM-XX, YYYY-XX-XX. Never 01.01 for an unknown one.",
  [`${at}.birthPlace`]: "Birthplace in the visual zone.",
  [`${at}.citizenship`]: "Citizenship, ISO 3166-1 alpha-3 or ICAO 9303 (XXA stateless, XXB and XXC refugee, UNO, …).",
  [`${at}.sex`]: "M, F, or X where the passport states neither.",
  [`${at}.previousIin`]:
    "IIN that the person says was formed before. It makes a warning, never a refusal by the mission.",
  [`${at}.contact`]: "How to reach the person; null where nothing was given.",
  [`${at}.contact.email`]: "Electronic mail.",
  [`${at}.contact.phone`]: "Telephone.",
  [`${at}.contact.address`]: "Postal address.",
});

const schemaPlace = { $schema: "Path or address of this schema, for editors. The program does not read it." };

export const documentWords = paper("");

export const applicationWords = {
  ...schemaPlace,
  kind: "Formation of a new IIN, or correction of the data of one that exists.",
  category: "What the applicant is for the law. Which categories there are on a day is told by `iin-desk rules show`.",
  appearedInPerson: "The applicant appeared at the mission.",
  consentOnPaper: "The signed consent to the processing of personal data lies with the papers.",
  consent: "More about the consent, where it is known.",
  "consent.on": "Day on which the consent was signed.",
  "consent.signedBy": "Who signed it.",
  letterLanguage: "Language of the letters beside Kazakh and Russian: `en` adds a courtesy translation.",
  appliedAt: "When the applicant applied, on the office's wall clock; null: when the case is opened.",
  ...person("applicant"),
  representative: "Who acts for the applicant; null for nobody.",
  "representative.surname": "Surname of the representative.",
  "representative.givenNames": "Given names of the representative.",
  "representative.capacity": "In what capacity the representative acts.",
  "representative.document": "The paper that gives the power to act, in words.",
  correction: "What is to be corrected. Needed where the kind is `correction`.",
  "correction.iin": "The IIN whose data are corrected.",
  "correction.fields": "The data that changed.",
  "correction.representative": "True where a representative brings the application.",
  documents: "The presented papers. Commands number them from 1 in this order.",
  ...paper("documents[]."),
};

export const rulingWords = {
  ...schemaPlace,
  outcome: "A number was given, the service refused, or an earlier ruling taken back.",
  reference: "Number of the ruling, as the screen shows it.",
  on: "Day of the ruling.",
  iin: "The number: given by this ruling, or in a refusal said to exist.",
  iinAgain: "The same number, typed once more: one pass of its control sum is blind to one digit.",
  grounds: "Grounds of the refusal, by the codes of the rule packs.",
  registeredAs:
    "Whom the screen shows under the number; null where it shows nobody. Any difference from the case is held.",
  "registeredAs.surname": "Surname there.",
  "registeredAs.givenNames": "Given names there.",
  "registeredAs.birthDate": "Birth date there, as in an application.",
  "registeredAs.citizenship": "Citizenship there, three letters.",
  "registeredAs.documentNumber": "Number of the identity document there.",
};

export const officerWords = {
  id: "Short name, typed after `--as` and kept in the ledger. Never used again for another person.",
  name: "Name of the person, as letters print it.",
  ...words("position", "Position"),
  kind: "A person, or a machine: a timer that exports and imports, and never decides, releases or signs.",
  may: "What the officer may do. A person who may export may also import.",
  left: "True for an officer who acts no more; written by `iin-desk officer leave`.",
};

export const officeWords = {
  ...schemaPlace,
  code: "Code of the office, one for each computer: two to five capital letters or digits. All numbers begin with it.",
  route: "`mission`, or `ministry` for the desk that takes diplomats.",
  country: "Host country, ISO 3166-1 alpha-3. It also chooses the overlay of the mission.",
  timeZone: "Time zone of the office, as in the IANA database.",
  weekend: "Days off of every week.",
  hostHolidays: "Public holidays of the host country, and what this mission does otherwise.",
  "hostHolidays.country": "Country of the list of holidays, ISO 3166-1 alpha-2.",
  "hostHolidays.state": "State or region where it has holidays of its own; null for none.",
  "hostHolidays.add": "Days off that the list does not have.",
  "hostHolidays.remove": "Days of the list on which the office works.",
  closures: "Other days on which the office is closed.",
  receptionUntil: "End of reception, HH:MM. An application after it counts as one of the next office day.",
  ...words("names", "Name of the office"),
  letterhead: "Head of the letters. No emblem is shipped with the program.",
  "letterhead.lines": "Lines of the head in each language.",
  "letterhead.lines.kk": "Lines in Kazakh.",
  "letterhead.lines.ru": "Lines in Russian.",
  "letterhead.lines.en": "Lines in English.",
  "letterhead.image": "PNG or JPEG file in the office's folder; null for none.",
  address: "Address of the office.",
  phone: "Telephone of the office.",
  email: "Electronic mail of the office.",
  officers: "Who works at this desk. An officer is a claim, not a login.",
  ...Object.fromEntries(Object.entries(officerWords).map(([path, text]) => [`officers[].${path}`, text])),
  signatory: "Short name of the officer whose name stands under the letters. A person.",
  executor: "Contact at the foot of the letters.",
  "executor.name": "Name of the executor.",
  "executor.phone": "Telephone of the executor.",
  approval: "True where a second officer approves every decision before it takes effect.",
  language: "Language of the screens where `--lang` is not given.",
  packs: "The law under which the office works.",
  "packs.pinned": "Name of the rule pack that is taken on every day. In a training office only; null otherwise.",
  "packs.order":
    "The order under which the office works while the program knows only a provisional pack. Without it no final letter is made under that pack, except in training.",
  "packs.order.act": "The order: body, number and title.",
  "packs.order.date": "Day of the order.",
  "packs.certificates":
    "Files with the pinned certificates of those who may sign rules, in the office's folder or with a full path.",
  "packs.order.confirmedBy": "Who confirmed it to the office.",
  centre:
    "The centre that batches are sealed for; null until it is known. `init --training` writes the simulator here.",
  "centre.recipient": "The centre's age recipient, an X25519 key.",
  "centre.certificates": "Files with the centre's pinned certificates, in the office's folder or with a full path.",
  "centre.certificates[].file": "The file, in the office's folder or with a full path.",
  "centre.certificates[].from":
    "The first day on which its signatures count, where that is later than its own validity.",
  "centre.certificates[].until":
    "The last day on which its signatures count, where that is earlier than its own validity.",
  signer: "A program that signs batches in place of the office's own key; null where there is none.",
  "signer.command":
    "The program and its words, run without a shell: {payload} is the path of what is signed, {signature} where the signature goes if not to standard output.",
  "signer.certificate": "File with the certificate that it signs with.",
  "signer.timeoutSeconds": "How long it may take, in seconds.",
  export: "How batches leave; null where an officer carries them.",
  "export.marker": "Name of a file that must lie in the folder that is written to: the right stick, the mounted share.",
  "export.transport": "A program that moves files; null for none.",
  "export.transport.command":
    "The program and its arguments, run without a shell for each file; {file} stands for its path.",
  "export.transport.timeoutSeconds": "How long one run may take, in seconds.",
  "export.transport.retries": "How often it is run again after it has failed.",
  missions: "Overlays of missions to apply beside the one of the country, by name.",
  training:
    "True for a training office: made-up people, a simulated centre, TRAINING on every page. Cannot be switched off.",
};
