import { stages } from "../domain/case.ts";
import { groundCodes } from "../domain/finding.ts";
import { seenOutcomes } from "../domain/seen-outcome.ts";
import { languages } from "../domain/text.ts";
import type { CommandShape, Flag } from "./command.ts";

const from: Flag = { name: "--from", value: "FILE|-" };
const to: Flag = { name: "--to", value: "DIR" };
const requireMarker: Flag = { name: "--require-marker", value: "FILE" };
const seed: Flag = { name: "--seed", value: "N" };
const ruling: Flag = { name: "--ruling", value: "CASE=OUTCOME", many: true };
const reasonFrom: Flag = { name: "--reason-from", value: "FILE|-" };

/** The facts of one paper that fit in flags: codes, dates and switches; names and numbers come by `--from` or a prompt. */
const facts: readonly Flag[] = [
  { name: "--kind", value: "CODE" },
  { name: "--country", value: "CODE" },
  { name: "--language", value: "CODE" },
  { name: "--issued-on", value: "DATE" },
  { name: "--expires-on", value: "DATE" },
  { name: "--original-seen" },
  { name: "--authentication", value: "KIND", choices: ["apostille", "legalisation"] },
  { name: "--authenticated-on", value: "DATE", beside: ["--authentication"] },
  { name: "--translation", value: "LANGUAGE", choices: ["kk", "ru"] },
  { name: "--notarised" },
];
const paper: readonly Flag[] = [
  from,
  // The file has the whole paper; only where its scan lies is this computer's own matter.
  ...facts.map((flag): Flag => ({ ...flag, never: ["--from"] })),
  { name: "--scan", value: "FILE" },
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
  {
    path: "case explain",
    args: ["CASE"],
    flags: [{ name: "--text", value: "LANGUAGE", choices: languages }],
    load: () => import("./commands/case-explain.ts"),
  },
  {
    path: "case decide",
    acts: true,
    args: ["CASE"],
    flags: [
      { name: "--forward", never: ["--refuse"] },
      { name: "--propose-refusal", never: ["--refuse"] },
      { name: "--refuse" },
      {
        name: "--ground",
        value: "CODE",
        many: true,
        choices: groundCodes,
        beside: ["--refuse", "--propose-refusal"],
      },
      { name: "--fact-from", value: "FILE|-", beside: ["--refuse", "--propose-refusal"] },
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
  { path: "case file", acts: true, args: ["CASE"], flags: [to], load: () => import("./commands/case-file.ts") },
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
    flags: [
      to,
      { name: "--dry-run" },
      { name: "--strict" },
      { name: "--limit", value: "N" },
      { name: "--max-bytes", value: "SIZE" },
      { name: "--scans", value: "WHEN", choices: ["now", "later", "none"] },
      { name: "--request-id", value: "ID" },
      requireMarker,
      { name: "--progress", value: "HOW", choices: ["bar", "json", "none"] },
    ],
    load: () => import("./commands/batch-export.ts"),
  },
  { path: "batch list", load: () => import("./commands/batch-list.ts") },
  { path: "batch show", args: ["BATCH"], load: () => import("./commands/batch-show.ts") },
  { path: "batch verify", args: ["FILE"], load: () => import("./commands/batch-verify.ts") },
  {
    path: "batch resend",
    acts: true,
    args: ["BATCH"],
    flags: [to, requireMarker],
    load: () => import("./commands/batch-resend.ts"),
  },
  {
    path: "batch hand-over",
    acts: true,
    args: ["BATCH"],
    flags: [to],
    load: () => import("./commands/batch-hand-over.ts"),
  },
  {
    path: "batch settle",
    acts: true,
    args: ["BATCH"],
    flags: [
      { name: "--found", value: "DIR", never: ["--received", "--lost"] },
      { name: "--received", never: ["--lost"] },
      { name: "--lost" },
    ],
    load: () => import("./commands/batch-settle.ts"),
  },
  { path: "batch recall", acts: true, args: ["CASE"], load: () => import("./commands/batch-recall.ts") },
  { path: "batch lost", acts: true, args: ["BATCH"], load: () => import("./commands/batch-lost.ts") },
  {
    path: "batch resume",
    acts: true,
    flags: [{ name: "--last-known", value: "BATCH" }],
    load: () => import("./commands/batch-resume.ts"),
  },
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
    flags: [
      // A chancery's number is that of one letter, and a kind is that of one case.
      { name: "--kind", value: "KIND", never: ["--all"] },
      { name: "--number", value: "NUMBER", never: ["--all"] },
      { name: "--signatory", value: "OFFICER" },
      { name: "--draft" },
      { name: "--all" },
      to,
    ],
    load: () => import("./commands/letter-issue.ts"),
  },
  { path: "letter printed", acts: true, args: ["LETTER"], load: () => import("./commands/letter-printed.ts") },
  {
    path: "letter served",
    acts: true,
    args: ["CASE"],
    flags: [
      { name: "--kind", value: "KIND" },
      { name: "--on", value: "DATE" },
      { name: "--to", value: "WHOM", choices: ["applicant", "representative"] },
      { name: "--how", value: "WAY", choices: ["in-person", "post", "courier", "e-mail"] },
      { name: "--identity-seen" },
    ],
    load: () => import("./commands/letter-served.ts"),
  },
  {
    path: "letter void",
    acts: true,
    args: ["LETTER"],
    flags: [reasonFrom],
    load: () => import("./commands/letter-void.ts"),
  },
  { path: "letter check", args: ["FILE|CODE"], load: () => import("./commands/letter-check.ts") },
  {
    path: "letter register",
    flags: [
      { name: "--day", value: "DATE", never: ["--month"] },
      { name: "--month", value: "MONTH" },
      { name: "--csv" },
      { name: "--with-names" },
      to,
    ],
    load: () => import("./commands/letter-register.ts"),
  },
  { path: "templates list", load: () => import("./commands/templates-list.ts") },
  { path: "templates check", load: () => import("./commands/templates-check.ts") },
  {
    path: "templates preview",
    args: ["KIND"],
    flags: [to],
    load: () => import("./commands/templates-preview.ts"),
  },
  { path: "iin check", args: ["NUMBER"], load: () => import("./commands/iin-check.ts") },
  { path: "ledger verify", load: () => import("./commands/ledger-verify.ts") },
  { path: "rules list", load: () => import("./commands/rules-list.ts") },
  { path: "rules show", args: ["PACK"], load: () => import("./commands/rules-show.ts") },
  { path: "rules check", args: ["FILE"], load: () => import("./commands/rules-check.ts") },
  { path: "rules import", acts: true, args: ["FILE"], load: () => import("./commands/rules-import.ts") },
  { path: "rules diff", args: ["A", "B"], load: () => import("./commands/rules-diff.ts") },
  { path: "calendar show", args: ["YEAR"], load: () => import("./commands/calendar-show.ts") },
  { path: "keys show", load: () => import("./commands/keys-show.ts") },
  { path: "keys export-request", acts: true, flags: [to], load: () => import("./commands/keys-export-request.ts") },
  {
    path: "keys import-centre",
    acts: true,
    args: ["FILE..."],
    flags: [{ name: "--fingerprint", value: "SHA256", many: true }],
    load: () => import("./commands/keys-import-centre.ts"),
  },
  { path: "keys rotate", acts: true, flags: [to], load: () => import("./commands/keys-rotate.ts") },
  { path: "centre receive", args: ["FILE..."], flags: [to], load: () => import("./commands/centre-receive.ts") },
  {
    path: "centre answer",
    args: ["FILE..."],
    flags: [to, seed, ruling],
    load: () => import("./commands/centre-answer.ts"),
  },
  {
    path: "centre scenario",
    args: ["SCENARIO", "FILE..."],
    flags: [to, seed, ruling],
    load: () => import("./commands/centre-scenario.ts"),
  },
  { path: "centre status", load: () => import("./commands/centre-status.ts") },
  { path: "centre enrol", args: ["FILE"], flags: [to], load: () => import("./commands/centre-enrol.ts") },
];
