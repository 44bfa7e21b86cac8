import type { Russian } from "../../words.ts";
import type { argument as english } from "../en/argument.ts";

export const argument: Russian<typeof english> = {
  CASE: "номер дела, например BER-2026-000001",
  N: "номер документа в деле, считая с 1, например 2",
  OFFICER: "краткое имя сотрудника, например consul",
  BATCH: "номер пакета, например BER-2026-B000001",
  FILE: "путь к файлу или папке, например /media/usb/BER-2026-A000001.iinb",
  NUMBER: "двенадцать цифр или - для чтения со стандартного ввода, например 800229000122",
  PACK: "имя набора правил, например P3",
};
