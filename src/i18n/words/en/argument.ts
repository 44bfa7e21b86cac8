/** What stands in the place of an argument, with an example. */
export const argument = {
  CASE: "number of the case, e.g. BER-2026-000001",
  N: "number of the document in the case, counted from 1, e.g. 2",
  OFFICER: "short name of the officer, e.g. consul",
  BATCH: "number of the batch, e.g. BER-2026-B000001",
  ANSWERS: "number of the answer file, e.g. BER-2026-A000001",
  LINE: "number of the line in the file, counted from 1, e.g. 3",
  FILE: "path of a file or a folder, e.g. /media/usb/BER-2026-A000001.iinb",
  SCENARIO: "name of the scenario, e.g. late",
  NUMBER: "the twelve digits, or - to read them from standard input, e.g. 800229000122",
  PACK: "name of the rule pack, e.g. P3",
  A: "first rule pack, or a file of rules, e.g. P2",
  B: "second rule pack, or a file of rules, e.g. P3",
  YEAR: "a year, e.g. 2026",
  LETTER: "id of the letter, e.g. BER-2026-000001-issuance-1",
  "FILE|CODE":
    "file of a letter, what a scanner reads from its code, or its id with the check group; - for standard input",
  KIND: "kind of letter, e.g. issuance",
};
