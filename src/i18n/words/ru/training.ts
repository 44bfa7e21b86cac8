import type { Russian } from "../../words.ts";
import type { training as english } from "../en/training.ts";

export const training: Russian<typeof english> = {
  part: {
    office: "Учебное учреждение",
    applications: "Заявления принимаются, проверяются, по ним принимаются решения",
    exchange: "Пакет уходит в центр, приходят ответы",
    letters: "Письма",
    where: "Что где лежит",
  },
  closed: "Учреждение сейчас закрыто: показан его последний рабочий день, {{day}}.",
  letters: "письма в PDF",
  outbox: "запечатанный пакет, как он уходит в центр",
  inbox: "ответы учебного центра",
  folder: "учреждение: дела, ключи и журнал; создаётся заново при каждом npm start",
  open: "Открыть рабочее место этого учреждения: {{command}}",
};
