import { checkIin } from "../../domain/iin.ts";
import type { Desk } from "../desk.ts";
import { type Back, back } from "../question.ts";

/**
 * An IIN typed twice: one pass of its control sum is blind to one digit, so the digits alone cannot prove that it was
 * typed right. Gives the twelve digits.
 */
export async function askIin(
  desk: Desk,
  question: { readonly message: string; readonly answer: string; readonly earlier?: string | undefined },
): Promise<string | Back> {
  const { say } = desk;
  let earlier = question.earlier;
  for (;;) {
    const first = await desk.ask.text({
      message: question.message,
      answer: question.answer,
      earlier,
      check: (text) => {
        const checked = checkIin(text);
        return checked.valid ? null : say("view.iin.invalid", { reason: say(`view.iin.reasons.${checked.reason}`) });
      },
    });
    if (first === back) return back;
    const again = await desk.ask.text({
      message: say("interview.ask.iinAgain"),
      answer: question.answer,
      check: (text) => (text.trim() === first.trim() ? null : say("interview.fault.iinDiffers")),
    });
    if (again !== back) return first.trim();
    earlier = first;
  }
}
