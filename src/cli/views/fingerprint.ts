/** A fingerprint in groups that a clerk can read aloud on the telephone. */
export const spoken = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(" ");

/** A fingerprint as somebody typed or copied it, without spaces and colons, in small letters. */
export const typedFingerprint = (text: string): string => text.replace(/[\s:]/g, "").toLowerCase();
