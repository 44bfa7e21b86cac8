import type { Kazakh } from "../../words.ts";
import type { help as english } from "../en/help.ts";

export const help: Kazakh<typeof english> = {
  usage: "Терілуі:",
  arguments: "Аргументтер:",
  options: "Параметрлер:",
  globalOptions: "Барлық команданың параметрлері:",
  commands: "Командалар:",
  anyOption: "параметрлер",
  anyCommand: "команда",
  about: "Шет елдегі мекеменің жұмыс орны: шетелдіктің ЖСН алуға өтінішін қабылдап, желісіз-ақ хатқа дейін жеткізеді.",
  help: "осы анықтаманы көрсету",
  version: "нұсқасын көрсету",
  office: "кеңсенің қалтасы (әйтпесе $IIN_DESK_OFFICE, әйтпесе пайдаланушының деректер қалтасы)",
  as: "әрекет ететін қызметкер",
  lang: "экран тілі: kk, ru немесе en",
  json: "нәтиже — бір JSON нысаны; сұрақ қойылмайды",
  yes: "растау сұрағына ұсынылған жауапты қабылдау",
  noColor: "түссіз",
};
