/** Longer than a paste waits between two keys, shorter than a hand does. */
export const pasteGap = 60;

/** So many keys without such a gap were not pressed by a hand, unless a slow line held them back. */
const pastedKeys = 6;

/**
 * Tells keys that a hand presses from those that a paste sends: by the marks that a terminal puts around a paste where it
 * was asked to, else by their coming too close together.
 */
export class PasteWatch {
  #marked = false;
  #keys = 0;
  #last = Number.NEGATIVE_INFINITY;

  /** True for a key that belongs to a paste; the keys before it, as far as they came with it, do too. */
  sees(key: { readonly name?: string }): boolean {
    if (key.name === "paste-start" || key.name === "paste-end") {
      this.#marked = key.name === "paste-start";
      this.#keys = 0;
      return true;
    }
    // Not by a timer: on a busy computer it would come behind the key that it should have come before.
    const now = performance.now();
    if (!this.#marked && now - this.#last > pasteGap) this.#keys = 0;
    this.#last = now;
    this.#keys += 1;
    return this.#marked || this.#keys >= pastedKeys;
  }

  /** True at the first key of what may become a paste. */
  get begins(): boolean {
    return this.#marked ? this.#keys === 0 : this.#keys === 1;
  }
}

/** Asks a terminal to put marks around what is pasted, and to leave it again. */
export const markPastes = { on: "\u001b[?2004h", off: "\u001b[?2004l" } as const;
