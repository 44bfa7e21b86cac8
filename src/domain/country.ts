import * as v from "valibot";

/** ISO 3166-1 alpha-3: every code assigned today. */
const states = `
  ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR
  BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP
  CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB
  GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN
  KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD
  MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN
  PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM
  SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR
  UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
`;

/** What stands in a passport where a state's code would (ICAO Doc 9303-3, section 5, parts B to D), and Kosovo. */
const special = {
  state: "XKX GBD GBN GBO GBP GBS",
  stateless: "XXA",
  refugee: "XXB XXC",
  unspecified: "XXX",
  "united-nations": "UNO UNA UNK",
  organisation: "EUE XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO",
} as const;

/**
 * What a code says of a person: citizen of a state (the five British statuses and Kosovo among them), stateless by the
 * Convention of 1954, refugee (of the Convention of 1951 or another), nationality unspecified, or bearer of a document
 * of the United Nations or of another organisation.
 */
export type CountryKind = keyof typeof special;

const words = (list: string) => list.trim().split(/\s+/);
const kinds: ReadonlyMap<string, CountryKind> = new Map([
  ...words(states).map((code) => [code, "state"] as const),
  ...Object.entries(special).flatMap(([kind, list]) => words(list).map((code) => [code, kind as CountryKind] as const)),
]);

/** Every accepted code, normalised, in no particular order. */
export const countryCodes: readonly string[] = [...kinds.keys()];

/** One country, several codes: passports write Germany `D`, and Kosovo as it pleases the issuer. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["D", "DEU"],
  ["RKS", "XKX"],
  ["XXK", "XKX"],
]);

/**
 * The one code of a country: space and fillers dropped, letters raised, `D` made `DEU`, `RKS` and `XXK` made `XKX`.
 * What is no known code comes back in capitals as it is.
 */
export function normalCountry(text: string): string {
  const code = text.trim().replace(/<+$/, "").toUpperCase();
  return synonyms.get(code) ?? code;
}

/** As `normalCountry`; null for what is neither an ISO 3166 nor an ICAO code (`UTO` of the specimens among them). */
export function countryOrNull(text: string): string | null {
  const code = normalCountry(text);
  return kinds.has(code) ? code : null;
}

/** A country in a file: read with its synonyms, kept normalised. The issue is `country-code`. */
export const countrySchema = v.pipe(
  v.string("text"),
  v.trim(),
  v.regex(/^[A-Za-z]{1,3}$/, "country-code"),
  v.transform(normalCountry),
  v.check((code) => kinds.has(code), "country-code"),
);

/** What a normalised code says of a person; null for an unknown code. */
export const countryKind = (code: string): CountryKind | null => kinds.get(code) ?? null;

/** `XXA` only: refugees and persons of unspecified nationality are not stateless by their code. */
export const isStateless = (code: string): boolean => countryKind(code) === "stateless";

/** `UNO`, `UNA` and `UNK` (the former interim administration in Kosovo). */
export const isUnitedNations = (code: string): boolean => countryKind(code) === "united-nations";
