/** What a person can put right. The kind decides the exit code; the words live in i18n under `problem.<code>`. */
export type ProblemKind =
  | "usage"
  | "invalid"
  | "needs-person"
  | "conflict"
  | "partly"
  | "environment"
  | "untrusted"
  | "forbidden"
  | "busy"
  | "cancelled";

/** The closed catalogue: every problem the program can name, and its kind. */
export const problems = {
  // what was typed
  "unknown-command": "usage",
  "unknown-option": "usage",
  "missing-argument": "usage",
  "too-many-words": "usage",
  "bad-value": "usage",
  "flags-apart": "usage",
  "flag-alone": "usage",
  "flag-twice": "usage",
  "unknown-case": "usage",
  "case-not-there": "usage",
  "unknown-batch": "usage",
  "unknown-line": "usage",
  "unknown-letter": "usage",
  "unknown-officer": "usage",
  "unknown-pack": "usage",
  "no-such-file": "usage",
  "not-a-file": "usage",
  "no-such-folder": "usage",
  "marker-missing": "usage",
  // what the case, the rules or a file allow
  "not-an-iin": "invalid",
  "ledger-broken": "invalid",
  "letter-not-good": "invalid",
  "batch-not-good": "invalid",
  "bad-json": "invalid",
  "bad-file": "invalid",
  "wrong-stage": "invalid",
  "no-rules-that-day": "invalid",
  "service-suspended": "invalid",
  "bad-rules": "invalid",
  "not-a-pack": "invalid",
  "overlay-elsewhere": "invalid",
  "unknown-format": "invalid",
  "bad-manifest": "invalid",
  "contents-differ": "invalid",
  "other-recipient": "invalid",
  "already-sent": "invalid",
  "letter-stands": "invalid",
  "letter-void": "invalid",
  "number-taken": "invalid",
  "number-differs": "invalid",
  "nothing-to-replace": "invalid",
  "letter-incomplete": "invalid",
  "letter-cannot-print": "invalid",
  "template-invalid": "invalid",
  "letterhead-image": "environment",
  "items-left": "invalid",
  "outcome-unknown": "invalid",
  "not-written": "invalid",
  "not-found-there": "invalid",
  "batch-lost": "invalid",
  "batch-received": "invalid",
  "office-restored": "invalid",
  "nothing-to-recall": "invalid",
  "nothing-on-its-way": "invalid",
  "nothing-returned": "invalid",
  "already-ruled": "invalid",
  "on-sheet": "invalid",
  "not-on-sheet": "invalid",
  "not-forwarded": "invalid",
  "lies-sealed": "invalid",
  "iin-invalid": "invalid",
  "scan-not-recognised": "invalid",
  "scan-unknown": "invalid",
  "no-such-document": "usage",
  "findings-block": "invalid",
  "nothing-to-propose": "invalid",
  "ground-unknown": "invalid",
  "ground-of-other-act": "invalid",
  "ground-without-finding": "invalid",
  "nothing-to-write": "invalid",
  "not-releasable": "invalid",
  "no-hold": "invalid",
  "ruling-held": "invalid",
  "line-ended": "invalid",
  "line-unfit": "invalid",
  "no-order": "invalid",
  "not-approved": "invalid",
  "nothing-to-serve": "invalid",
  "signatory-leaves": "invalid",
  "last-to-decide": "invalid",
  "officer-exists": "invalid",
  "not-training": "invalid",
  "office-exists": "invalid",
  "not-text": "invalid",
  "file-too-large": "invalid",
  "file-differs": "invalid",
  "applied-in-future": "invalid",
  "day-in-future": "invalid",
  // who must be there
  "answer-needed": "needs-person",
  "several-officers": "needs-person",
  "nothing-in-doubt": "needs-person",
  "number-far": "needs-person",
  "late-application": "needs-person",
  // two things at once
  "changed-meanwhile": "conflict",
  "draft-gone": "conflict",
  "sealed-meanwhile": "conflict",
  "answers-differ": "conflict",
  "reply-differs": "conflict",
  "rules-differ": "conflict",
  // the machine
  "no-office": "environment",
  "bad-office": "environment",
  "no-centre": "environment",
  "folder-not-writable": "environment",
  "disk-full": "environment",
  "disk-failed": "environment",
  "too-many-open-files": "environment",
  "output-failed": "environment",
  "store-damaged": "environment",
  "file-not-readable": "environment",
  "store-not-writable": "environment",
  "store-newer": "environment",
  "store-on-share": "environment",
  "store-of-another-office": "environment",
  "not-read-back": "environment",
  "transport-missing": "environment",
  "transport-failed": "environment",
  "transport-silent": "environment",
  "keys-missing": "environment",
  "keys-unreadable": "environment",
  "keys-exist": "environment",
  "certificate-unreadable": "environment",
  "signer-failed": "environment",
  "signer-unfit": "environment",
  "seal-not-good": "environment",
  // trust, rights, time
  "container-unreadable": "untrusted",
  "not-for-us": "untrusted",
  "signature-invalid": "untrusted",
  "signature-unchecked": "untrusted",
  "rules-unsigned": "untrusted",
  "rules-signature-invalid": "untrusted",
  "rules-signature-unchecked": "untrusted",
  "certificate-for-training": "untrusted",
  "certificate-not-p256": "untrusted",
  "office-in-earnest": "untrusted",
  "fingerprint-differs": "untrusted",
  "not-allowed": "forbidden",
  "person-only": "forbidden",
  "own-decision": "forbidden",
  "store-busy": "busy",
  "export-running": "busy",
  cancelled: "cancelled",
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;

/** Ids, dates, codes, paths and flags. Never the name of a person, never free text about one. */
export type ProblemParams = Readonly<Record<string, string | number | readonly string[]>>;

/** Thrown from anywhere, caught once in `cli/report.ts`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;

  constructor(code: ProblemCode, params: ProblemParams = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = "Problem";
    this.code = code;
    this.params = params;
  }

  get kind(): ProblemKind {
    return problems[this.code];
  }
}
