/** How a file ended that another program was to move. `unknown`: it gave no answer in time, or was cut off. */
export type Carried =
  | { readonly outcome: "done" }
  | { readonly outcome: "failed"; readonly attempts: number; readonly exit: number | null }
  | { readonly outcome: "unknown" };

/** The program that moves files for this office, if one is configured. */
export interface Transport {
  readonly configured: boolean;
  /** Where files wait for it: a folder of the office, made when it is first asked for. */
  outbox(): Promise<string>;
  /** Runs it for one file, again after a failure, never after a time-out. Throws `transport-missing`. */
  carry(path: string): Promise<Carried>;
}
