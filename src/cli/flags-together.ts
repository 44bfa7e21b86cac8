import { Problem } from "../domain/problem.ts";
import type { Call, Flag } from "./command.ts";

/**
 * Holds the flags that were given against each other, so that none is overlooked in silence. Throws `flags-apart` for
 * two that exclude each other, `flag-alone` for one that says nothing by itself.
 */
export function mustGoTogether(flags: readonly Flag[], { flags: given }: Call): void {
  const isGiven = (name: string) => given[name.slice(2)] !== undefined;
  for (const { name, beside, never = [] } of flags) {
    if (!isGiven(name)) continue;
    const other = never.find(isGiven);
    if (other !== undefined) throw new Problem("flags-apart", { flags: [name, other] });
    if (beside !== undefined && !beside.some(isGiven)) throw new Problem("flag-alone", { flag: name, beside });
  }
}
