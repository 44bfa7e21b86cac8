/** What can be wrong with a file of rules beyond what its schema says of each value; the words stand in `law.fault`. */
export const ruleFaultCodes = [
  // the text
  "too-large",
  "not-utf-8",
  "not-csv",
  "syntax",
  "key-twice",
  "alias",
  // one value
  "format",
  "id",
  "pack-id",
  "one-way-to-meet",
  "instead-of-one",
  // values together
  "act-unknown",
  "point-unknown",
  "given-twice",
  "kind-missing",
  "category-unknown",
  "ground-unknown",
  "draft-has-no-span",
  "span-missing",
  "ends-before-it-begins",
  "gap-not-before-span",
  "notice-missing",
  "blocks-without-ground",
  "warns-with-ground",
  "assumed-blocks",
  "about-missing",
  "no-appeal",
  "no-way-forward",
] as const;
export type RuleFaultCode = (typeof ruleFaultCodes)[number];
