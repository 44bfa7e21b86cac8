import { printerOf } from "../../src/cli/printer.ts";
import { type Prompter, prompterOf } from "../../src/cli/prompter.ts";
import { back } from "../../src/cli/question.ts";
import { report } from "../../src/cli/report.ts";
import { terminalOf } from "../../src/cli/terminal.ts";
import { languageOfMachine } from "../../src/i18n/language.ts";
import { translator } from "../../src/i18n/translate.ts";
import { realWorld } from "../../src/world.ts";

// A program that asks one question on its terminal and prints the answer as JSON on stdout.
const questions: Record<string, (prompter: Prompter) => Promise<unknown>> = {
  select: (prompter) =>
    prompter.select({
      message: "Which paper?",
      answer: "--kind",
      choices: [
        { heading: "Papers" },
        { value: "passport", name: "Passport" },
        { value: "will", name: "Will", description: "of the relative" },
        { value: "card", name: "Card", disabled: "(not here)" },
        { value: "letter", name: "Letter" },
      ],
    }),
  long: (prompter) =>
    prompter.select({
      message: "To which of the categories of the order does the applicant belong?",
      answer: "category",
      choices: [
        {
          value: "child",
          name: "A child under 16 of foreign citizenship, one parent of which is a citizen here, or was one before",
        },
      ],
    }),
  search: (prompter) =>
    prompter.search({
      message: "Which country?",
      answer: "applicant.citizenship",
      choices: [
        { value: "AUT", name: "Австрия", keywords: ["Austria", "AUT"] },
        { value: "DEU", name: "Германия", keywords: ["Germany", "DEU"] },
        { value: "CIV", name: "Кот-д’Ивуар", keywords: ["Côte d’Ivoire"] },
      ],
    }),
  checkbox: (prompter) =>
    prompter.checkbox({
      message: "What differs?",
      answer: "correction.fields",
      choices: [
        { value: "surname", name: "Surname" },
        { value: "birthDate", name: "Birth date" },
        { value: "sex", name: "Sex" },
      ],
    }),
  confirm: (prompter) => prompter.confirm({ message: "Register the case?", answer: "--yes", safe: false }),
  text: (prompter) =>
    prompter.text({
      message: "Place of birth",
      answer: "applicant.birthPlace",
      check: (text) => (text === "Nowhere" ? "There is no such place." : null),
    }),
  typed: (prompter) => prompter.text({ message: "Number", answer: "--from", typed: true }),
  earlier: (prompter) => prompter.text({ message: "Place of birth", answer: "x", earlier: "Berlin" }),
  date: (prompter) => prompter.date({ message: "Issued on", answer: "--issued-on" }),
  prose: (prompter) => prompter.prose({ message: "Why?", answer: "--reason-from" }),
  // A whole interview: whatever a question leaves behind would pile up.
  many: async (prompter) => {
    const answers: unknown[] = [];
    for (let at = 1; at <= 14; at += 1) {
      const question = { message: `Question ${at} of 14?`, answer: "--yes" };
      answers.push(at % 2 ? await prompter.text(question) : await prompter.confirm({ ...question, safe: false }));
    }
    return answers;
  },
  passport: (prompter) =>
    prompter.passport({
      message: "Passport lines",
      answer: "applicant.mrz",
      check: (lines) => (lines.every((line) => [30, 44].includes(line.length)) ? null : "A line is cut."),
    }),
};

const world = realWorld();
const terminal = terminalOf(world, { noColor: true, json: world.argv.includes("--json") });
const printer = await printerOf(world, terminal);
const translate = await translator(languageOfMachine(world.env));
try {
  const kind = world.argv[0] ?? "";
  const answer = await questions[kind]?.(prompterOf(world, terminal, printer, translate));
  printer.print(JSON.stringify(answer === back ? "back" : answer));
  await printer.finish();
} catch (error) {
  process.exitCode = await report(error, { printer, translate, json: world.argv.includes("--json"), debug: true });
}
