import { normalCountry } from "./country.ts";
import type { OfficeProfile } from "./office-profile.ts";
import type { Overlay } from "./rule-pack.ts";

type Place = Pick<OfficeProfile, "code" | "country" | "route" | "missions">;

/** An overlay is for an office in its country, or for one that names it under `missions`. */
export function overlayIsFor(overlay: Pick<Overlay, "id" | "country" | "offices">, office: Place): boolean {
  if (office.missions.includes(overlay.id)) return true;
  const here = overlay.country === normalCountry(office.country) && office.route === "mission";
  return here && (overlay.offices === undefined || overlay.offices.includes(office.code));
}

/** Those of the overlays, in the order in which they were taken in, that no later one stands in the place of. */
export const standingOverlays = <One extends { readonly overlay: Pick<Overlay, "id" | "replaces"> }>(
  all: readonly One[],
): readonly One[] =>
  all.filter(({ overlay }, at) => !all.slice(at + 1).some((later) => later.overlay.replaces === overlay.id));
