import type { Instant } from "../domain/day.ts";
import type { Sign } from "./container.ts";
import type { Keys } from "./keys.ts";
import { makeSignature } from "./make-signature.ts";

/** Signs with a key of this program, at the time given. */
export const ownSigner =
  (keys: Keys, signedAt: Instant): Sign =>
  async (payload) =>
    makeSignature(payload, { key: keys.signingKey, certificate: keys.certificate, signedAt });
