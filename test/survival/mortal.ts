import type { Office } from "../../src/workflow/office.ts";

/** The program has ended: nothing after this moment is done or noted. */
export class Killed extends Error {
  override readonly name = "Killed";
}

/** Ports through which something is kept or leaves; the others only look. */
const ports = ["cases", "batches", "messages", "files", "answers", "ledger", "exchange", "folders"] as const;

/**
 * An office whose program ends at one of its calls of a port: before the call where `behind` is false, else when the call
 * has done its work and before its answer is seen. Each call is one transaction or one file, so these are the moments
 * between which a crash makes a difference; what lies inside a call is killed by `exchange-killed.test.ts`.
 */
export function mortal(office: Office, end: { readonly call: number; readonly behind: boolean }): Office {
  let calls = 0;
  const step = () => {
    calls += 1;
    if (calls > end.call) throw new Killed("the program had ended");
    return calls === end.call;
  };
  const watched = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        // The lock is the system's: it falls when the program ends. A path is reckoned, not looked at.
        if (typeof member !== "function" || name === "exclusively" || name === "pathOf") return member;
        return async (...given: readonly unknown[]) => {
          const last = step();
          if (last && !end.behind) throw new Killed(`before ${String(name)}`);
          const result: unknown = await Reflect.apply(member, target, given);
          if (last) throw new Killed(`behind ${String(name)}`);
          return result;
        };
      },
    });
  const fragile = Object.fromEntries(ports.map((name) => [name, watched(office[name])]));
  return { ...office, ...fragile };
}
