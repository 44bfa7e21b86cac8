/** The words of the command's own help: commander's headings and the options that every command has. */
export const help = {
  usage: "Usage:",
  arguments: "Arguments:",
  options: "Options:",
  globalOptions: "Options of every command:",
  commands: "Commands:",
  anyOption: "options",
  anyCommand: "command",
  about:
    "The desk of a mission that takes a foreigner's application for an IIN and brings it to a letter, without a network.",
  help: "show this help",
  version: "show the version",
  office: "folder of the office (else $IIN_DESK_OFFICE, else the user's data folder)",
  as: "officer who acts",
  lang: "language of the screen: kk, ru or en",
  json: "one JSON object as the result; never asks",
  yes: "take the proposed answer of a confirmation",
  noColor: "no colours",
};
