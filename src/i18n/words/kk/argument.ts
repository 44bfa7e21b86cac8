import type { Kazakh } from "../../words.ts";
import type { argument as english } from "../en/argument.ts";

export const argument: Kazakh<typeof english> = {
  CASE: "іс нөмірі, мысалы, BER-2026-000001",
  N: "құжаттың істегі реттік нөмірі, 1-ден басталады, мысалы, 2",
  OFFICER: "қызметкердің қысқа аты, мысалы, consul",
  BATCH: "топтама нөмірі, мысалы, BER-2026-B000001",
  FILE: "файлдың немесе қалтаның жолы, мысалы, /media/usb/BER-2026-A000001.iinb",
  NUMBER: "он екі цифр немесе стандартты енгізуден оқу үшін - белгісі, мысалы, 800229000122",
  PACK: "қағидалар жинағының аты, мысалы, P3",
};
