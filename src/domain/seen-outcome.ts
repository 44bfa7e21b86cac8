/** What a person saw who looked at a paper. In a file of its own: the command line names these codes before any schema is made. */
export const seenOutcomes = ["ok", "not-compliant", "doubtful", "illegible"] as const;
export type SeenOutcome = (typeof seenOutcomes)[number];
