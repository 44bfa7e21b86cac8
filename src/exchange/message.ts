import type { Message } from "../domain/message.ts";
import type { OfficeMessageJson } from "./office-messages.ts";

/** A message about an item that was sent before, as the centre gets it. */
export function messageOf(message: Message): OfficeMessageJson {
  const json = JSON.parse(JSON.stringify(message)) as Record<string, unknown>;
  if (message.kind === "SUP") json.scans = [...new Set(message.scans.map(({ sha256 }) => sha256))];
  return json as unknown as OfficeMessageJson;
}
