import type { Kazakh } from "../../words.ts";
import type { training as english } from "../en/training.ts";

export const training: Kazakh<typeof english> = {
  part: {
    office: "Оқу мекемесі",
    applications: "Өтініштер қабылданады, тексеріледі, олар бойынша шешім шығарылады",
    exchange: "Топтама орталыққа жіберіледі, жауаптар келеді",
    letters: "Хаттар",
    where: "Не қайда жатыр",
  },
  closed: "Мекеме қазір жабық: оның соңғы жұмыс күні көрсетіледі, {{day}}.",
  letters: "PDF түріндегі хаттар",
  outbox: "орталыққа жіберілетін мөрленген топтама",
  inbox: "оқу орталығының жауаптары",
  folder: "мекеме: істері, кілттері және журналы; әр npm start сайын жаңадан жасалады",
  open: "Осы мекеменің жұмыс орнын ашу: {{command}}",
};
