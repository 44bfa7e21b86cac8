import type { Day, Instant } from "../../domain/day.ts";
import type { Digest, OfficeCode } from "../../domain/ids.ts";
import type { OfficeProfile } from "../../domain/office-profile.ts";

/** A certificate as people compare it: by the SHA-256 of its bytes. */
export interface ShownCertificate {
  readonly fingerprint: Digest;
  /** The instants between which its signatures count. */
  readonly from: Instant;
  readonly until: Instant;
  readonly training: boolean;
}

export interface ShownKeys extends ShownCertificate {
  /** `age1…` */
  readonly recipient: string;
}

/** A certificate that the centre offers, with the days on which it is to count. */
export interface OfferedPin extends ShownCertificate {
  readonly pem: string;
  readonly days: { readonly from: Day | null; readonly until: Day | null };
}

/** What a file of the centre offers: nothing of it counts until a person has confirmed the fingerprint. */
export interface CentreOffer {
  /** The office it is for; null in a bare certificate. */
  readonly office: OfficeCode | null;
  readonly recipient: string | null;
  readonly certificates: readonly OfferedPin[];
  /** Of the certificate that signed the file: confirming it confirms all of it. */
  readonly fingerprint: Digest;
}

type Centre = NonNullable<OfficeProfile["centre"]>;

/** The keys of the office, and the certificates of the centre that it trusts. */
export interface KeyRing {
  show(): Promise<{
    readonly current: ShownKeys;
    /** Kept to open what still comes to them, newest first. */
    readonly old: readonly ShownKeys[];
    readonly centre: { readonly recipient: string; readonly certificates: readonly ShownCertificate[] } | null;
    /** The certificate of the program that signs in place of the own key. */
    readonly signer: ShownCertificate | null;
  }>;
  /** A file that tells the centre who this office is: certificate and recipient, signed. */
  request(): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly fingerprint: Digest }>;
  /** True where these bytes are a request that says what this office would say now; its time and its signature may be others. */
  asksTheSame(bytes: Uint8Array): Promise<boolean>;
  /** Throws what reading throws, and `certificate-for-training` outside training. */
  read(path: string): Promise<CentreOffer>;
  /** Keeps the certificates as files of the office; gives what `office.json` says of them. */
  keep(certificates: readonly OfferedPin[]): Promise<Centre["certificates"]>;
  /** New keys in the place of the present ones. */
  rotate(): Promise<{ readonly before: Digest; readonly now: Digest }>;
}
