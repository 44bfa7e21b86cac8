import type { Kazakh } from "../../words.ts";
import type { prompt as english } from "../en/prompt.ts";

export const prompt: Kazakh<typeof english> = {
  yes: "Иә",
  no: "Жоқ",
  nothingFound: "Бұл әріптер бойынша ештеңе табылмады.",
  disabled: "Бұл жолды таңдауға болмайды.",
  pasted: "Нөмір цифрлап терілуі тиіс: қойылған мәтін қабылданбайды. Өзіңіз терген болсаңыз, баяуырақ қайта теріңіз.",
  required: "Бұл жерде жауап қажет.",
  badDate: "Күнтізбеде мұндай күн жоқ. Оны 23.11.2026 немесе 2026-11-23 түрінде жазыңыз.",
  tooLong_one: "Тым ұзын: {{count}} таңбадан аспауы керек.",
  tooLong_other: "Тым ұзын: {{count}} таңбадан аспауы керек.",
  chooseOne: "Кемінде бір жолды белгілеңіз.",
  moreLines_one: "Паспорттың тағы {{count}} жолы күтілуде.",
  moreLines_other: "Паспорттың тағы {{count}} жолы күтілуде.",
  keys: {
    move: "жылжу",
    choose: "таңдау",
    mark: "белгілеу",
    done: "дайын",
    find: "іздеу үшін теріңіз",
    enter: "қабылдау",
    nextLine: "келесі жол",
    emptyLine: "бос жолда Enter",
    space: "Бос орын",
    back: "артқа",
  },
};
