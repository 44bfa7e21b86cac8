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
  "too-many-words": {
    message: "The command was given more words than it takes.",
    hint: "Leave out what is too much; add --help to the command to see how it is typed. Names and numbers of people never belong on the command line.",
  },
  "bad-value": {
    message: '{{flag}} cannot be "{{value}}".',
    hint: "What it takes: {{expected}}.",
  },
  "flags-apart": {
    message: "{{flags}} cannot be given together.",
    hint: "Give one of them only.",
  },
  "flag-alone": {
    message: "{{flag}} says nothing by itself.",
    hint: "Give it together with {{beside}}, or leave it out.",
  },
  "flag-twice": {
    message: "{{flag}} was given more than once, and takes one value.",
    hint: "Give it once, with the value that is meant.",
  },
  "unknown-case": {
    message: "There is no case {{case}} in this office.",
    hint: "Check the number: iin-desk case list.",
  },
  "case-not-there": {
    message: "Case {{case}} stands in none of the files that were named. No answer was written.",
    hint: "Name the file of the batch that carries the case (iin-desk case show {{case}} tells which), or leave this ruling out.",
  },
  "unknown-batch": {
    message: "There is no batch {{batch}} in this office.",
    hint: "Check the number: iin-desk batch list.",
  },
  "unknown-line": {
    message: "No line {{line}} of answer file {{file}} was set aside.",
    hint: "See the lines that were: iin-desk answers quarantine list.",
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
  "marker-missing": {
    message:
      "{{path}} does not hold the file {{marker}}, so it is not the folder that batches go to. Nothing was written.",
    hint: "Connect the right stick or share. The name of the file stands in office.json under export.marker, or came with --require-marker.",
  },
  "not-an-iin": {
    message: "This is no IIN: {{reason}}.",
    hint: "Compare it with the paper it stands on, and type it again.",
  },
  "ledger-broken": {
    message: "The ledger does not hold together from line {{line}} on.",
    hint: "Do not go on working in this store. Restore the office from its newest backup, and keep the damaged folder.",
  },
  "letter-not-good": {
    message: "{{reason}}",
    hint: "See which letters this office issued: iin-desk letter register.",
  },
  "batch-not-good": {
    message: "{{path}} is no whole batch file of this office ({{reason}}).",
    hint: "Write the batch again: iin-desk batch resend BATCH --to DIR.",
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
  "not-a-pack": {
    message: "{{path}} is an overlay of a mission, not the rules of an order: it cannot be compared with them.",
    hint: "See the rules with what this mission adds: iin-desk rules show PACK.",
  },
  "overlay-elsewhere": {
    message: "The overlay {{overlay}} is for other offices (country {{country}}). Nothing was taken from it.",
    hint: "Where this office is to apply it all the same, name it under missions in office.json, then repeat.",
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
  "already-sent": {
    message: "Case {{case}} has left in batch {{batch}}. What was sent is not changed here any more.",
    hint: "Have it back first: iin-desk batch recall {{case}}. Papers that were brought later follow it: iin-desk case supplement {{case}}. Once it is ruled, wrong data are put right by a new application of the kind correction: iin-desk case open --again {{case}}.",
  },
  "letter-stands": {
    message:
      "The refusal to accept documents in case {{case}} was issued as letter {{letter}}. The case can no longer be changed.",
    hint: "New documents make a new case: iin-desk case open --again {{case}}.",
  },
  "letter-void": {
    message: "Letter {{letter}} is void. Nothing more is recorded about it.",
    hint: "See what took its place: iin-desk case show CASE.",
  },
  "number-taken": {
    message: "The outgoing number {{number}} is taken by letter {{letter}}. Nothing was issued.",
    hint: "Ask the chancery for another number, or leave --number out: then the letter's own number is used.",
  },
  "number-differs": {
    message: "Letter {{letter}} was issued under number {{number}}. An issued letter is never changed.",
    hint: "Leave --number out to write it again, or make it void first: iin-desk letter void {{letter}}.",
  },
  "nothing-to-replace": {
    message: "No served letter of case {{case}} is void, so there is nothing to replace.",
    hint: "First make the wrong letter void: iin-desk letter void LETTER.",
  },
  "letter-incomplete": {
    message: "Letter {{letter}} lacks parts that it must have: {{parts}}. It was not made.",
    hint: "Complete them in the case or in the office's file office.json, then repeat: iin-desk letter issue.",
  },
  "letter-cannot-print": {
    message:
      "Letter {{letter}} cannot be printed: the fonts do not have the character {{character}} ({{codePoint}}) in {{field}}. It was not made.",
    hint: "Write this value in the letters that the document shows in Latin, Cyrillic, Greek, Georgian or Armenian script.",
  },
  "template-invalid": {
    message: "The text of a letter is not in order: {{path}}. No letter is made from it.",
    hint: "Correct the file, or remove it so that the text that came with the program is used.",
  },
  "letterhead-image": {
    message: "The image of the letterhead cannot be used: {{path}}. No letter was made.",
    hint: "Put a PNG or JPEG file there that can be opened, or remove letterhead.image from office.json.",
  },
  "items-left": {
    message: "Cases that cannot leave: {{cases}}. With --strict nothing was sealed and nothing was changed.",
    hint: "See what is wrong: iin-desk batch export --dry-run. Correct these cases, or export without --strict.",
  },
  "outcome-unknown": {
    message: "Nobody knows yet whether batch {{batch}} has left, so it is not sent again. Its files are kept.",
    hint: "Look on the medium or ask the centre, then say what became of it: iin-desk batch settle {{batch}} --found DIR, --received or --lost.",
  },
  "not-written": {
    message: "Batch {{batch}} is sealed and has not left this office yet.",
    hint: "Send it first: iin-desk batch export --to DIR.",
  },
  "not-found-there": {
    message:
      "{{path}} does not hold every file of batch {{batch}} as it was sealed. Missing or different: {{files}}. The outcome stays as it was.",
    hint: "Look on the medium that was used, or ask the centre: iin-desk batch settle {{batch}} --received or --lost.",
  },
  "batch-lost": {
    message:
      "Batch {{batch}} was declared lost: what of it has no ruling yet and is on no sheet goes out again in another one, under the same items.",
    hint: "Nothing is to be done with this batch. Where its cases are now is told by iin-desk case show.",
  },
  "batch-received": {
    message: "The centre has received batch {{batch}}, so it is not lost. Nothing was changed.",
    hint: "Wait for its answers. A case that must not be ruled on is asked back with iin-desk batch recall.",
  },
  "office-restored": {
    message:
      "This may not be the office folder that sent last ({{doubt}}): it was restored or copied. Sending is held, so that no number or item is given twice; the next number here would be {{next}}.",
    hint: "Ask the centre for the last batch it knows of this office, then enter it: iin-desk batch resume --last-known BATCH, or none.",
  },
  "nothing-to-recall": {
    message: "Nothing of case {{case}} is on its way without a ruling, so there is nothing to recall.",
    hint: "See where it stands: iin-desk case show {{case}}.",
  },
  "nothing-on-its-way": {
    message: "Nothing of case {{case}} is with the centre or on its way there.",
    hint: "Its papers are changed here: iin-desk document add {{case}}. What it needs to leave: iin-desk case show {{case}}.",
  },
  "nothing-returned": {
    message: "Nothing that the centre was told about case {{case}} beside the application waits to be told again.",
    hint: "How it stands: iin-desk case show {{case}}. An application that was returned is mended: iin-desk case amend {{case}} --from FILE.",
  },
  "already-ruled": {
    message: "The centre has ruled on case {{case}}. Nothing is added to it, changed or taken back any more.",
    hint: "See the ruling: iin-desk case show {{case}}. New papers, or a correction of wrong data, make a new case: iin-desk case open --again {{case}}.",
  },
  "on-sheet": {
    message:
      "Case {{case}} is on a sheet to be typed into the central system (copies: {{copies}}). What may have been typed is not changed or withdrawn here.",
    hint: "Look there. Where it has the case, record its answer: iin-desk answers record {{case}}. Where it has not: iin-desk batch sheet {{case}} --not-entered.",
  },
  "not-on-sheet": {
    message: "Case {{case}} is on no sheet. Nothing was changed.",
    hint: "See which cases are: iin-desk batch sheet.",
  },
  "not-forwarded": {
    message: "Case {{case}} was not forwarded, so the central system cannot have it. Nothing was changed.",
    hint: "See what it needs: iin-desk case show {{case}}.",
  },
  "lies-sealed": {
    message:
      "Case {{case}} lies in the sealed batch {{batch}}, which leaves with the next export. It would arrive twice.",
    hint: "Send that batch (iin-desk batch export --to DIR), or declare it lost so that it never leaves: iin-desk batch lost {{batch}}.",
  },
  "iin-invalid": {
    message: "The number for case {{case}} is no IIN: {{iinFault}}. Nothing was recorded.",
    hint: "Read it from the screen once more. If it stands there like this, tell the centre: such a number is never taken in.",
  },
  "scan-not-recognised": {
    message:
      "{{path}} is no PDF, JPEG, PNG or TIFF by its content, or is cut off. It was not taken in; nothing was changed.",
    hint: "Open the file to see whether it is whole, or scan the paper again.",
  },
  "scan-unknown": {
    message: "This office does not have the scan with the digest {{digest}}. Nothing was changed.",
    hint: "Name the scan by the path of its file.",
  },
  "no-such-document": {
    message: "Case {{case}} has no document {{number}}: there are {{documents}} of them.",
    hint: "See their numbers: iin-desk case show {{case}}.",
  },
  "findings-block": {
    message: "The case cannot simply be forwarded: there are obstacles ({{findings}}).",
    hint: "Mend them, or decide in another way: iin-desk case decide CASE --forward --propose-refusal, or --refuse --ground CODE.",
  },
  "nothing-to-propose": {
    message: "Nothing that was found is a ground on which the Ministry may refuse the service.",
    hint: "Forward the case as it is: iin-desk case decide CASE --forward.",
  },
  "ground-unknown": {
    message: "The rules of this case ({{pack}}) have no ground {{ground}}.",
    hint: "See the grounds: iin-desk rules show {{pack}}.",
  },
  "ground-of-other-act": {
    message:
      "{{ground}} is a ground on which only the Ministry may refuse; the mission may not refuse to accept documents on it.",
    hint: "Forward the case with a proposal to refuse: iin-desk case decide CASE --forward --propose-refusal.",
  },
  "ground-without-finding": {
    message: "Nothing that was found supports the ground {{ground}}, so no refusal can rest on it.",
    hint: "See what was found: iin-desk case verify CASE. Take a ground that has a finding behind it, or forward the case.",
  },
  "nothing-to-write": {
    message: "Case {{case}} has no such letter to write at its stage.",
    hint: "See what the case needs next: iin-desk case show {{case}}.",
  },
  "not-releasable": {
    message: "Case {{case}} is at the stage “{{stage}}”: a ruling cannot be applied to it.",
    hint: "A case that was reopened is verified and decided first, then the ruling can be released. Where the ruling must not stand: iin-desk answers reject {{case}}.",
  },
  "no-hold": {
    message: "No ruling on case {{case}} waits for a person.",
    hint: "See which do: iin-desk answers held.",
  },
  "ruling-held": {
    message:
      "A ruling on case {{case}} waits for a person. Until it is settled no letter of this case is written or handed over, and nothing is added to it.",
    hint: "See it: iin-desk answers held. Then confirm or refuse it: iin-desk answers release {{case}}, or answers reject {{case}}.",
  },
  "line-ended": {
    message: "Line {{line}} of answer file {{file}} waits no more: {{ended}}.",
    hint: "See the lines that wait: iin-desk answers quarantine list.",
  },
  "line-unfit": {
    message: "Line {{line}} of answer file {{file}} cannot be taken in: {{fault}}. Nothing was changed.",
    hint: "Look at it: iin-desk answers quarantine show {{file}} {{line}}. Ask the centre for a right answer, then leave the line out for good: iin-desk answers quarantine drop {{file}} {{line}}.",
  },
  "no-order": {
    message:
      "Case {{case}} stands under the provisional rules {{pack}}, and no order is named under which the office works. No final letter can be made.",
    hint: "Record the order in office.json: packs.order with act, date and confirmedBy.",
  },
  "not-approved": {
    message: "The decision on case {{case}} is not approved yet. Until then nothing leaves this office.",
    hint: "Another officer approves it: iin-desk case approve {{case}} --as OFFICER.",
  },
  "nothing-to-serve": {
    message: "No letter of case {{case}} was issued that could be served.",
    hint: "Issue it first: iin-desk letter issue {{case}} --to DIR.",
  },
  "signatory-leaves": {
    message: "Officer {{officer}} signs the letters of this office and cannot leave while no other signatory is named.",
    hint: "Name another signatory in office.json first, then repeat: iin-desk officer leave {{officer}}.",
  },
  "last-to-decide": {
    message: "Officer {{officer}} is the only one here who may decide, and cannot leave before somebody else may.",
    hint: "Add the successor first: iin-desk officer add --from FILE, then repeat: iin-desk officer leave {{officer}}.",
  },
  "officer-exists": {
    message: "There is an officer {{officer}} in this office already; a short name is never used again.",
    hint: "Give the new officer another short name. See who works here: iin-desk officer list.",
  },
  "not-training": {
    message: "This works in a training office only: here real applications are handled. Nothing was changed.",
    hint: "Set up a training office in a folder of its own: iin-desk init --training --office DIR.",
  },
  "office-exists": {
    message: "There is an office in {{path}} already. Nothing was changed.",
    hint: "Go on working in it: iin-desk desk. Or set up the new one in another folder: --office DIR.",
  },
  "not-text": {
    message: "{{path}} is not a text in UTF-8, so it cannot be read. Nothing was changed.",
    hint: "Save it as plain text in UTF-8 and try again.",
  },
  "file-too-large": {
    message: "{{path}} is larger than the {{limit}} bytes that such a file may have. It was not read.",
    hint: "Check that it is the right file.",
  },
  "file-differs": {
    message: "{{path}} is there already, with other contents. It was left as it is.",
    hint: "Look at that file, put it elsewhere or choose another folder, and run the command again.",
  },
  "applied-in-future": {
    message:
      "{{appliedAt}} is still to come by the office's clock; nobody can have applied then. Nothing was registered.",
    hint: "Correct the time (--applied-at), and check the date and clock of this computer.",
  },
  "day-in-future": {
    message: "{{fields}}: a day that is still to come, after {{day}}. Nothing was changed.",
    hint: "Correct these days, or check the date and clock of this computer.",
  },
  "answer-needed": {
    message: "An answer is missing and nobody can be asked here: {{answer}}.",
    hint: "Give it as the flag or in the file, or run the command on a terminal without --json.",
  },
  "several-officers": {
    message: "Several officers work here, and the program must know who is acting: {{officers}}.",
    hint: "Say who you are: --as OFFICER.",
  },
  "nothing-in-doubt": {
    message:
      "Nothing is in doubt here: the last batch number known to be given is {{known}}. {{batch}} was not entered.",
    hint: "If the whole computer was put back to an earlier state, which cannot be seen from here, and the centre names this batch, enter it twice: iin-desk batch resume --last-known {{batch}} {{answer}} {{batch}}.",
  },
  "number-far": {
    message:
      "{{batch}} lies far beyond {{known}}, the last batch number known here, and is taken for a slip. Nothing was entered.",
    hint: "Ask the centre for the number once more. If it is right, enter it twice: iin-desk batch resume --last-known {{batch}} {{answer}} {{batch}}.",
  },
  "late-application": {
    message:
      "The application day {{day}} lies before the last office day. Registering it so late needs a reason, which is kept.",
    hint: "Give the reason in a file or on standard input: {{answer}} FILE|-.",
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
  "rules-differ": {
    message:
      "There are rules {{pack}} here already, with other contents. Nothing was changed, and every case keeps its rules.",
    hint: "Cases name their rules by this id, so it stands for one text only: give the new text an id of its own, and have it signed again.",
  },
  "answers-differ": {
    message:
      "An answer file with the id of {{file}} was taken in before, with other contents. The new file was not taken in; nothing was changed.",
    hint: "Do not choose between them: report it to the centre, and keep both files.",
  },
  "reply-differs": {
    message:
      "{{path}} answers batch {{batch}}, but other bytes than were sealed here under that name. It was not taken in; nothing was changed.",
    hint: "Ask the centre which file it read: somebody may have changed it on its way, or a copy of this office sends too.",
  },
  "no-office": {
    message: "There is no office in {{path}}.",
    hint: "Set one up: iin-desk init. Or name its folder: --office DIR.",
  },
  "bad-office": {
    message: "The office's file {{path}} is not in order: {{faults}}.",
    hint: "Correct the named places; templates/office.example.json shows a complete one.",
  },
  "no-centre": {
    message:
      "The office's file {{path}} does not say for which centre batches are sealed. Nothing can be sent or taken in.",
    hint: "Take in the file by which the centre answers: iin-desk keys import-centre FILE. While it takes no files, cases are typed by hand: iin-desk batch sheet.",
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
  "transport-missing": {
    message:
      "The program that moves files cannot be started: {{command}}. The batch is sealed and kept; nothing has left.",
    hint: "Install it, or put its full path into office.json under export.transport, then export again.",
  },
  "transport-failed": {
    message:
      "The program that moves files failed {{attempts}} times with batch {{batch}} (its exit code: {{exit}}). The batch is sealed and kept.",
    hint: "Check the connection and run the export again: the same bytes go out under the same name.",
  },
  "transport-silent": {
    message:
      "The program that moves files gave no answer in time about batch {{batch}}: nobody knows whether it has arrived. It is kept, and not sent again by itself.",
    hint: "Look at the other side, then say what became of it: iin-desk batch settle {{batch}} --found DIR, --received or --lost.",
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
  "signer-failed": {
    message:
      "The program that signs, {{command}}, gave no signature ({{exit}}). Nothing was sealed and nothing has left.",
    hint: "Check that its card or token is in place, run it by hand with the same words, and see signer in office.json.",
  },
  "signer-unfit": {
    message:
      "The program that signs, {{command}}, gave no signature that a reader would take ({{reason}}). Nothing was sealed and nothing has left.",
    hint: "Run it by hand with the same words, see what it writes, and check that it signs with the certificate that signer names in office.json.",
  },
  "seal-not-good": {
    message:
      "Batch {{batch}} was made here, but did not open again as it must ({{reason}}). Nothing was sealed and nothing has left.",
    hint: "This is nobody's fault outside this office. Run the export again; if it stays so, tell whoever supports the program this line and the version (iin-desk --version).",
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
    hint: "If the sender signs with a new certificate, take it in; its fingerprint is compared by telephone: iin-desk keys import-centre FILE.",
  },
  "rules-unsigned": {
    message:
      "There is no signature {{path}}.p7s beside {{path}}. Rules without a signature are taken in training only; nothing was changed.",
    hint: "Ask whoever issued the rules for the signature file, and put it beside the rules.",
  },
  "rules-signature-invalid": {
    message:
      "The signature of the rules {{path}} is not valid ({{reason}}): they were altered, or do not come from whom they say. Nothing was changed.",
    hint: "Do not use the file. Keep it, and tell whoever issued the rules by a way you trust.",
  },
  "rules-signature-unchecked": {
    message: "The signature of the rules {{path}} could not be checked ({{reason}}), so nothing was changed.",
    hint: "If the rules are signed with another certificate, compare its fingerprint by telephone and name it in office.json under packs.certificates.",
  },
  "fingerprint-differs": {
    message: "The fingerprint of {{path}} was not confirmed: {{fingerprint}}. Nothing was taken from it.",
    hint: "Have the centre read its fingerprint aloud by a way you trust, compare every group, then import the file again.",
  },
  "certificate-for-training": {
    message: "The certificate {{path}} was made for training, and this office is not in training.",
    hint: "Use a certificate of the centre itself. If office.json names this one (centre.certificates, signer), take it out there.",
  },
  "certificate-not-p256": {
    message:
      "The certificate {{path}} has a key of another kind than ECDSA P-256. No signature of the exchange can be checked with it.",
    hint: "Ask the centre for its certificate for the exchange. If office.json names this one (centre.certificates, packs.certificates, signer), take it out there.",
  },
  "office-in-earnest": {
    message:
      "The request {{path}} is of an office that is not in training. The simulator answers training offices only, and was not told of it.",
    hint: "Send the file to the real centre. To practise, set up a training office: iin-desk init --training.",
  },
  "not-allowed": {
    message: "Officer {{officer}} may not do this: the right “{{right}}” is missing.",
    hint: "Ask an officer who has the right; see who may what: iin-desk officer list.",
  },
  "person-only": {
    message: "Officer {{officer}} is a machine, and only a person may do this.",
    hint: "Somebody who works here does it: --as OFFICER; see who does: iin-desk officer list.",
  },
  "own-decision": {
    message: "Officer {{officer}} decided on case {{case}} and cannot approve that decision too.",
    hint: "Another officer approves it: iin-desk case approve {{case}} --as OFFICER.",
  },
  "store-busy": {
    message: "Another program is writing to the office's store right now. Nothing was changed.",
    hint: "Wait a moment and run the same command again.",
  },
  "export-running": {
    message: "Another export of this office is running right now ({{path}}). This one did nothing.",
    hint: "Wait until it has ended; a timer simply tries again the next time.",
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
