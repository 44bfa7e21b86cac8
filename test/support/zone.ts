/** The 7-3-1 check digit of ICAO Doc 9303-3, 4.9: written anew here, so that the tests do not lean on the package. */
export function checkDigit(text: string): string {
  const value = (letter: string) => (letter === "<" ? 0 : Number.parseInt(letter, 36));
  const sum = [...text].reduce((total, letter, index) => total + value(letter) * ([7, 3, 1][index % 3] ?? 0), 0);
  return String(sum % 10);
}

const filled = (text: string, length: number) => text.slice(0, length).padEnd(length, "<");

export interface ZoneParts {
  readonly code: string;
  readonly issuer: string;
  /** `SURNAME<<GIVEN<NAMES` */
  readonly names: string;
  readonly number: string;
  readonly nationality: string;
  /** `YYMMDD` */
  readonly born: string;
  readonly sex: string;
  readonly expires: string;
  readonly optional: string;
  /** Instead of the computed digit of the optional data. */
  readonly optionalDigit?: string;
}

export const anna: ZoneParts = {
  code: "P<",
  issuer: "D<<",
  names: "MUELLER<<ANNA<MARIA",
  number: "C01X00T47",
  nationality: "D<<",
  born: "800228",
  sex: "F",
  expires: "310101",
  optional: "",
};

/** The two lines of a passport (TD3) with right check digits; parts left out are those of `anna`. */
export function passportZone(changes: Partial<ZoneParts> = {}): [string, string] {
  const it = { ...anna, ...changes };
  const number = filled(it.number, 9);
  const optional = filled(it.optional, 14);
  const checked = `${number}${checkDigit(number)}`;
  const born = `${it.born}${checkDigit(it.born)}`;
  const rest = `${it.expires}${checkDigit(it.expires)}${optional}${it.optionalDigit ?? checkDigit(optional)}`;
  return [
    `${it.code}${it.issuer}${filled(it.names, 39)}`,
    `${checked}${filled(it.nationality, 3)}${born}${it.sex}${rest}${checkDigit(checked + born + rest)}`,
  ];
}
