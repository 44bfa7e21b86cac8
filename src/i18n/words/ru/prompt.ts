import type { Russian } from "../../words.ts";
import type { prompt as english } from "../en/prompt.ts";

export const prompt: Russian<typeof english> = {
  yes: "Да",
  no: "Нет",
  nothingFound: "По этим буквам ничего не найдено.",
  disabled: "Эту строку выбрать нельзя.",
  pasted:
    "Номер нужно набрать по цифре: вставленное не принимается. Если вы набирали его, наберите ещё раз, медленнее.",
  required: "Здесь нужен ответ.",
  badDate: "Такого дня в календаре нет. Запишите его как 23.11.2026 или 2026-11-23.",
  tooLong_one: "Слишком длинно: не более {{count}} знака.",
  tooLong_few: "Слишком длинно: не более {{count}} знаков.",
  tooLong_many: "Слишком длинно: не более {{count}} знаков.",
  tooLong_other: "Слишком длинно: не более {{count}} знака.",
  chooseOne: "Отметьте хотя бы одну строку.",
  moreLines_one: "Ожидается ещё {{count}} строка паспорта.",
  moreLines_few: "Ожидаются ещё {{count}} строки паспорта.",
  moreLines_many: "Ожидаются ещё {{count}} строк паспорта.",
  moreLines_other: "Ожидается ещё {{count}} строки паспорта.",
  keys: {
    move: "перейти",
    choose: "выбрать",
    mark: "отметить",
    done: "готово",
    find: "набирайте для поиска",
    enter: "принять",
    nextLine: "следующая строка",
    emptyLine: "Enter на пустой строке",
    space: "Пробел",
    back: "назад",
  },
};
