import type { Russian } from "../../words.ts";
import type { help as english } from "../en/help.ts";

export const help: Russian<typeof english> = {
  usage: "Как набирать:",
  arguments: "Аргументы:",
  options: "Параметры:",
  globalOptions: "Параметры всех команд:",
  commands: "Команды:",
  anyOption: "параметры",
  anyCommand: "команда",
  about: "Рабочее место загранучреждения: принять заявление иностранца на ИИН и довести его до письма — без сети.",
  help: "показать эту справку",
  version: "показать версию",
  office: "папка бюро (иначе $IIN_DESK_OFFICE, иначе папка данных пользователя)",
  as: "сотрудник, который действует",
  lang: "язык экрана: kk, ru или en",
  json: "результат — один объект JSON; вопросов не задаёт",
  yes: "принять предложенный ответ на подтверждение",
  noColor: "без цвета",
};
