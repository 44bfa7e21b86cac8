/**
 * The shortest list of steps found in so much time that still fails: pieces are left out, large ones first, as long as
 * the rest fails too. A step must mean the same without those before it, as far as it can.
 */
export async function shrunk<Step>(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  milliseconds: number,
): Promise<readonly Step[]> {
  const until = performance.now() + milliseconds;
  let least = steps;
  for (let size = least.length >> 1; size > 0; size = Math.min(size >> 1, least.length >> 1)) {
    for (let at = 0; at < least.length; ) {
      if (performance.now() > until) return least;
      const rest = least.toSpliced(at, size);
      if (await fails(rest)) least = rest;
      else at += size;
    }
  }
  return least;
}
