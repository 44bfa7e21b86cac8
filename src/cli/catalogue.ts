import { stages } from "../domain/case.ts";
import { seenOutcomes } from "../domain/document.ts";
import { groundCodes } from "../domain/finding.ts";
import type { CommandShape, Flag } from "./command.ts";

const from: Flag = { name: "--from", value: "FILE|-" };
const to: Flag = { name: "--to", value: "DIR" };
const reasonFrom: Flag = { name: "--reason-from", value: "FILE|-" };

/** The facts of one paper that fit in flags: codes, dates and switches; names and numbers come by `--from` or a prompt. */
const paper: readonly Flag[] = [
  from,
  { name: "--kind", value: "CODE" },
  { name: "--country", value: "CODE" },
  { name: "--language", value: "CODE" },
  { name: "--issued-on", value: "DATE" },
  { name: "--expires-on", value: "DATE" },
  { name: "--original-seen" },
  { name: "--authentication", value: "KIND", choices: ["apostille", "legalisation"] },
  { name: "--authenticated-on", value: "DATE" },
  { name: "--translation", value: "LANGUAGE", choices: ["kk", "ru"] },
  { name: "--notarised" },
];

/** Every command that can be typed, in the order of the help. */
export const catalogue: readonly CommandShape[] = [
  { path: "desk", acts: true, load: () => import("./commands/desk.ts") },
  { path: "init", flags: [from, { name: "--training" }], load: () => import("./commands/init.ts") },
  { path: "officer list", load: () => import("./commands/officer-list.ts") },
  { path: "officer add", acts: true, flags: [from], load: () => import("./commands/officer-add.ts") },
  { path: "officer leave", acts: true, args: ["OFFICER"], load: () => import("./commands/officer-leave.ts") },
  {
    path: "case open",
    acts: true,
    flags: [
      from,
      { name: "--draft" },
      { name: "--applied-at", value: "TIME" },
      { name: "--again", value: "CASE" },
      { name: "--under-order", value: "REFERENCE" },
      reasonFrom,
    ],
    load: () => import("./commands/case-open.ts"),
  },
  { path: "case amend", acts: true, args: ["CASE"], flags: [from], load: () => import("./commands/case-amend.ts") },
  {
    path: "case reopen",
    acts: true,
    args: ["CASE"],
    flags: [reasonFrom],
    load: () => import("./commands/case-reopen.ts"),
  },
  {
    path: "case verify",
    acts: true,
    args: ["CASE"],
    flags: [reasonFrom],
    load: () => import("./commands/case-verify.ts"),
  },
  { path: "case explain", args: ["CASE"], load: () => import("./commands/case-explain.ts") },
  {
    path: "case decide",
    acts: true,
    args: ["CASE"],
    flags: [
      { name: "--forward" },
      { name: "--propose-refusal" },
      { name: "--refuse" },
      { name: "--ground", value: "CODE", many: true, choices: groundCodes },
      { name: "--fact-from", value: "FILE|-" },
      reasonFrom,
    ],
    load: () => import("./commands/case-decide.ts"),
  },
  { path: "case approve", acts: true, args: ["CASE"], load: () => import("./commands/case-approve.ts") },
  {
    path: "case withdraw",
    acts: true,
    args: ["CASE"],
    flags: [reasonFrom],
    load: () => import("./commands/case-withdraw.ts"),
  },
  { path: "case show", args: ["CASE"], load: () => import("./commands/case-show.ts") },
  { path: "case history", args: ["CASE"], load: () => import("./commands/case-history.ts") },
  {
    path: "case list",
    flags: [
      { name: "--stage", value: "STAGE", choices: stages },
      { name: "--due", value: "WHEN", choices: ["today", "overdue"] },
      { name: "--find", value: "TEXT|-" },
    ],
    load: () => import("./commands/case-list.ts"),
  },
  { path: "document add", acts: true, args: ["CASE"], flags: paper, load: () => import("./commands/document-add.ts") },
  {
    path: "document replace",
    acts: true,
    args: ["CASE", "N"],
    flags: paper,
    load: () => import("./commands/document-replace.ts"),
  },
  { path: "document remove", acts: true, args: ["CASE", "N"], load: () => import("./commands/document-remove.ts") },
  {
    path: "document check",
    acts: true,
    args: ["CASE", "N"],
    flags: [
      { name: "--outcome", value: "OUTCOME", choices: seenOutcomes },
      { name: "--note-from", value: "FILE|-" },
      { name: "--original-seen" },
    ],
    load: () => import("./commands/document-check.ts"),
  },
  {
    path: "batch export",
    acts: true,
    flags: [to, { name: "--dry-run" }, { name: "--strict" }],
    load: () => import("./commands/batch-export.ts"),
  },
  { path: "batch list", load: () => import("./commands/batch-list.ts") },
  { path: "batch show", args: ["BATCH"], load: () => import("./commands/batch-show.ts") },
  {
    path: "answers import",
    acts: true,
    args: ["FILE..."],
    load: () => import("./commands/answers-import.ts"),
  },
  { path: "answers held", load: () => import("./commands/answers-held.ts") },
  {
    path: "answers release",
    acts: true,
    args: ["CASE"],
    flags: [reasonFrom],
    load: () => import("./commands/answers-release.ts"),
  },
  {
    path: "answers reject",
    acts: true,
    args: ["CASE"],
    flags: [reasonFrom],
    load: () => import("./commands/answers-reject.ts"),
  },
  {
    path: "letter issue",
    acts: true,
    args: ["[CASE]"],
    flags: [{ name: "--kind", value: "KIND" }, { name: "--all" }, to],
    load: () => import("./commands/letter-issue.ts"),
  },
  {
    path: "letter served",
    acts: true,
    args: ["CASE"],
    flags: [
      { name: "--kind", value: "KIND" },
      { name: "--on", value: "DATE" },
      { name: "--to", value: "WHOM", choices: ["applicant", "representative"] },
    ],
    load: () => import("./commands/letter-served.ts"),
  },
  { path: "iin check", args: ["NUMBER"], load: () => import("./commands/iin-check.ts") },
  { path: "ledger verify", load: () => import("./commands/ledger-verify.ts") },
  { path: "rules list", load: () => import("./commands/rules-list.ts") },
  { path: "rules show", args: ["PACK"], load: () => import("./commands/rules-show.ts") },
  {
    path: "centre answer",
    args: ["FILE"],
    flags: [to, { name: "--seed", value: "N" }, { name: "--ruling", value: "CASE=OUTCOME", many: true }],
    load: () => import("./commands/centre-answer.ts"),
  },
];
