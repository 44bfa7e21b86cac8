import { checkIin } from "../../domain/iin.ts";
import type { Desk } from "../desk.ts";
import { type Back, back } from "../question.ts";

/**
 * An IIN typed twice: one pass of its control sum is blind to one digit, so the digits alone cannot prove that it was
 * typed right. Gives the twelve digits.
 */
export async function askIin(
  desk: Desk,
  question: {
    readonly message: string;
    readonly answer: string;
    readonly earlier?: string | undefined;
    /** True where both must be typed key by key, and nothing may be pasted. */
    readonly typed?: boolean;
  },
): Promise<string | Back> {
  const { say } = desk;
  const typed = question.typed === true;
  let earlier = question.earlier;
  for (;;) {
    const first = await desk.ask.text({
      message: question.message,
      answer: question.answer,
      earlier,
      typed,
      check: (text) => {
        const checked = checkIin(text);
        return checked.valid ? null : say("view.iin.invalid", { reason: say(`view.iin.reasons.${checked.reason}`) });
      },
    });
    if (first === back) return back;
    const again = await desk.ask.text({
      message: say("interview.ask.iinAgain"),
      answer: question.answer,
      typed,
      check: (text) => (text.trim() === first.trim() ? null : say("interview.fault.iinDiffers")),
    });
    if (again !== back) return first.trim();
    // Typed anew where it must be typed: an earlier answer that stands there is as good as pasted.
    if (!typed) earlier = first;
  }
}
