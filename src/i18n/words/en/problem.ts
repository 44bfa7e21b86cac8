import type { ProblemCode } from "../../../domain/problem.ts";

/** The words of every problem of `domain/problem.ts`: what happened and what it means, then what to do. */
export const problem = {
  "unknown-command": {
    message: 'There is no command "{{command}}".',
    hint: "See the commands: iin-desk --help.",
  },
  "unknown-option": {
    message: "This command has no option {{flag}}.",
    hint: "See its options: add --help to the command.",
  },
  "missing-argument": {
    message: "The command needs {{argument}}.",
    hint: "See how it is typed: add --help to the command.",
  },
  "bad-value": {
    message: '{{flag}} cannot be "{{value}}".',
    hint: "What it takes: {{expected}}.",
  },
  "unknown-case": {
    message: "There is no case {{case}} in this office.",
    hint: "Check the number: iin-desk case list.",
  },
  "unknown-batch": {
    message: "There is no batch {{batch}} in this office.",
    hint: "Check the number: iin-desk batch list.",
  },
  "unknown-letter": {
    message: "There is no letter {{letter}} in this office.",
    hint: "See the letters of its case: iin-desk case show CASE.",
  },
  "unknown-officer": {
    message: "There is no officer {{officer}} in this office.",
    hint: "See who works here: iin-desk officer list.",
  },
  "unknown-pack": {
    message: "There is no rule pack {{pack}}.",
    hint: "See the packs: iin-desk rules list.",
  },
  "no-such-file": {
    message: "There is no file {{path}}.",
    hint: "Check the path and that the stick or disk is connected.",
  },
  "not-a-file": {
    message: "{{path}} is not a plain file.",
    hint: "Name the file itself, not a folder, a device or a pipe.",
  },
  "no-such-folder": {
    message: "There is no folder {{path}}. Nothing was written.",
    hint: "Connect the stick or make the folder, then try again.",
  },
  "bad-json": {
    message: "{{path}} is not valid JSON: {{at}}.",
    hint: "Correct the file at that place. Nothing was changed.",
  },
  "bad-file": {
    message: "{{path}} cannot be taken as it is: {{faults}}.",
    hint: "Correct the named places of the file, all of them, then try again. Nothing was changed.",
  },
  "wrong-stage": {
    message: "Case {{case}} is at the stage “{{stage}}”, which does not allow this.",
    hint: "See what the case needs next: iin-desk case show {{case}}.",
  },
  "no-rules-that-day": {
    message: "No order known to the program was in force on {{day}}, so no case can stand on that day.",
    hint: "Check the day of application; see the orders and their dates: iin-desk rules list.",
  },
  "service-suspended": {
    message: "The missions did not render the service from {{from}} to {{until}}, so no case can stand on {{day}}.",
    hint: "Check the day of application. Where an order allows it, name the order: --under-order REF.",
  },
  "bad-rules": {
    message: "{{path}} cannot be taken as rules: {{faults}}.",
    hint: "Correct the named lines of the file (LINE:COLUMN), all of them, then check it: iin-desk rules check FILE.",
  },
  "answer-needed": {
    message: "An answer is missing and nobody can be asked here: {{answer}}.",
    hint: "Give it as the flag or in the file, or run the command on a terminal without --json.",
  },
  "several-officers": {
    message: "Several officers work here, and the program must know who is acting: {{officers}}.",
    hint: "Say who you are: --as OFFICER.",
  },
  "changed-meanwhile": {
    message: "Case {{case}} was changed by someone else in the meantime. Your change was not saved.",
    hint: "Look at it as it is now (iin-desk case show {{case}}) and repeat your step if it still fits.",
  },
  "draft-gone": {
    message: "This draft was registered or discarded in the meantime. Nothing was registered a second time.",
    hint: "See what is there now: iin-desk desk.",
  },
  "sealed-meanwhile": {
    message: "Another export sealed a batch in the meantime. Of this one nothing was sealed and nothing left.",
    hint: "Run the same command again: it takes what still waits.",
  },
  "no-office": {
    message: "There is no office in {{path}}.",
    hint: "Set one up: iin-desk init. Or name its folder: --office DIR.",
  },
  "bad-office": {
    message: "The office's file {{path}} is not in order: {{faults}}.",
    hint: "Correct the named places; templates/office.example.json shows a complete one.",
  },
  "folder-not-writable": {
    message: "Nothing can be written to {{path}}: this user has no right to, or the disk is read-only.",
    hint: "Choose another folder, or ask whoever keeps this computer for the right to write.",
  },
  "disk-full": {
    message: "The disk is full. What could not be written whole was not kept.",
    hint: "Free some space and run the same command again.",
  },
  "disk-failed": {
    message: "The disk did not read or write as it should.",
    hint: "Check the stick, cable or disk and try again; if it repeats, restore the office from its backup.",
  },
  "too-many-open-files": {
    message: "The computer allows no more open files at the moment.",
    hint: "Close other programs and try again.",
  },
  "output-failed": {
    message: "The result could not be written out whole: the disk is full or the receiving program has stopped.",
    hint: "What the command did in the office stands. Free the output and ask for the result again.",
  },
  "store-damaged": {
    message: "The office's store is damaged and cannot be read.",
    hint: "Do not go on working in it. Restore the office from its newest backup, and keep the damaged folder.",
  },
  "file-not-readable": {
    message: "{{path}} cannot be read: this user has no right to.",
    hint: "Ask whoever keeps this computer for the right to read it, or copy the file to a folder of yours.",
  },
  "file-differs": {
    message: "{{path}} is there already, with other contents. It was left as it is.",
    hint: "Look at that file, put it elsewhere or choose another folder, and run the command again.",
  },
  "store-not-writable": {
    message: "The office's store cannot be opened for writing: this user has no right to, or the disk is read-only.",
    hint: "Ask whoever keeps this computer for the right to write in the office's folder.",
  },
  "store-newer": {
    message:
      "The office's store was written by a later version of the program (schema {{found}}; this version knows {{known}}). Nothing was changed.",
    hint: "Install the later version of iin-desk on this computer.",
  },
  "store-on-share": {
    message:
      "{{path}} lies on a network share. Two computers writing there would destroy the office's store, so it is not opened.",
    hint: "Keep the office's folder on a disk of this computer, and copy backups of it to the share.",
  },
  "store-of-another-office": {
    message: "The store in {{path}} does not belong to this office: its code or its keys are others.",
    hint: "Put desk.db, office.json and keys/ back together, as they lie in one and the same backup.",
  },
  "not-read-back": {
    message: "{{path}} was written, but reading it again gave other contents. It cannot be relied on.",
    hint: "Use another stick or disk and run the same command again; the office has kept the file.",
  },
  "unknown-format": {
    message: "{{path}} is written in format {{version}}, which this program does not know. Nothing was taken from it.",
    hint: "Update iin-desk, or ask the sender for the file in a format that this program knows.",
  },
  "bad-manifest": {
    message: "{{path}} is signed, but its manifest is not in order: {{faults}}. Nothing was taken from it.",
    hint: "Keep the file and tell the sender what is named here: only the sender can make it anew.",
  },
  "contents-differ": {
    message:
      "{{path}} is signed, but what it holds is not what its manifest says ({{entry}}). Nothing was taken from it.",
    hint: "Keep the file and tell the sender: only the sender can make it anew.",
  },
  "other-recipient": {
    message: "{{path}} is meant for office {{office}}, not for this one. Nothing was taken from it.",
    hint: "Pass the file on to that office, and ask the sender for the one that is meant for you.",
  },
  "keys-missing": {
    message: "The key file {{path}} is missing: nothing can be signed or opened here.",
    hint: "Restore the folder of keys from the office's backup. New keys would not open what was sent to the old ones.",
  },
  "keys-unreadable": {
    message: "The key file {{path}} cannot be used ({{fault}}).",
    hint: "If others may read it (mode), close it to them: chmod 600. Otherwise restore it from the office's backup.",
  },
  "keys-exist": {
    message: "There are keys in {{path}} already. They were left as they are.",
    hint: "Go on working with these keys, or name another folder for the new office.",
  },
  "certificate-unreadable": {
    message: "The centre's certificate {{path}} is not there, or is no certificate.",
    hint: "Ask the centre for it again and compare its fingerprint by telephone; office.json names it under centre.certificates.",
  },
  "container-unreadable": {
    message: "{{path}} is damaged, or is no file of the exchange ({{fault}}). Nothing was taken from it.",
    hint: "Copy or fetch the file again; if it stays so, ask the sender to send it once more.",
  },
  "not-for-us": {
    message: "{{path}} is not encrypted to this office: it cannot be opened here.",
    hint: "Check that the file is meant for this office; if so, the sender must encrypt it to this office's key.",
  },
  "signature-invalid": {
    message:
      "{{path}} bears no valid signature ({{reason}}): it was altered, or does not come from whom it says. Nothing was taken from it.",
    hint: "Do not use the file. Keep it, and tell the sender by a way you trust.",
  },
  "signature-unchecked": {
    message: "The signature of {{path}} could not be checked ({{reason}}), so nothing was taken from it.",
    hint: "If the sender signs with a new certificate, compare its fingerprint by telephone and add it to centre.certificates in office.json.",
  },
  "certificate-for-training": {
    message: "The certificate {{path}} was made for training, and this office is not in training.",
    hint: "Take it out of centre.certificates in office.json and put the centre's own certificate in its place.",
  },
  "not-allowed": {
    message: "Officer {{officer}} may not do this: the right “{{right}}” is missing.",
    hint: "Ask an officer who has the right; see who may what: iin-desk officer list.",
  },
  "store-busy": {
    message: "Another program is writing to the office's store right now. Nothing was changed.",
    hint: "Wait a moment and run the same command again.",
  },
  cancelled: {
    message: "Stopped. Nothing more was changed; a draft, once begun, is kept.",
    hint: "To go on with a draft: iin-desk desk.",
  },
  bug: {
    message: "This is a fault in the program, not yours ({{place}}).",
    hint: "Send this line, the command you typed and the version (iin-desk --version) to whoever supports the program. Leave out names and numbers of applicants.",
  },
} satisfies Record<ProblemCode | "bug", { message: string; hint: string }>;
