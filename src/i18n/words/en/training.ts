/** What the training day says. */
export const training = {
  part: {
    office: "A training office",
    applications: "Applications are taken in, verified and decided",
    exchange: "A batch goes to the centre, its answers come back",
    letters: "Letters",
    where: "What lies where",
  },
  closed: "The office is closed now: this is its last working day, {{day}}.",
  letters: "the letters, as PDF",
  outbox: "the sealed batch, as it goes to the centre",
  inbox: "the answers of the simulated centre",
  folder: "the office: its cases, keys and ledger; made anew by each npm start",
  open: "Open the desk of this office: {{command}}",
};
