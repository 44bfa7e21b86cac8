/** What the applicant is for the law. Words, routes and documents of each stand in the rule packs. */
export const categoryCodes = [
  "foreigner",
  "investor",
  "exporter",
  "spouse",
  "child",
  "heir",
  "nomad-residency",
  "nomad-visa",
  "disability",
  "senior",
  "plant-protection",
  "head-of-entity",
  "diplomat",
] as const;
export type CategoryCode = (typeof categoryCodes)[number];
