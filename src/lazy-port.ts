/** Runs the work once, when it is first asked for. */
export function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | null = null;
  return () => {
    result ??= work();
    return result;
  };
}

type Calls = Readonly<Record<PropertyKey, (...given: unknown[]) => unknown>>;

/**
 * A port whose adapter is loaded at its first call: each call of a port gives a promise, so that nobody sees the wait.
 * `loaded` gives the adapter, the same one every time.
 */
export function lazyPort<Port extends object>(loaded: () => Promise<Port>): Port {
  const through =
    (call: PropertyKey) =>
    async (...given: unknown[]) => {
      const port = (await loaded()) as Calls;
      return port[call]?.(...given);
    };
  // A port that is given from a promise is asked whether it is one.
  return new Proxy({} as Port, { get: (_port, call) => (call === "then" ? undefined : through(call)) });
}
