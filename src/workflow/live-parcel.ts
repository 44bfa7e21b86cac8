import { liveParcelStates, type Parcel } from "../domain/batch.ts";
import type { CaseId } from "../domain/ids.ts";
import type { Office } from "./office.ts";

/** The parcel of the case whose outcome is open or final; null when nothing of it is on its way. */
export async function liveParcel(office: Office, id: CaseId): Promise<Parcel | null> {
  const parcels = await office.batches.parcels({ case: id });
  return parcels.find((parcel) => liveParcelStates.includes(parcel.state)) ?? null;
}
