import { asideLine } from "../../workflow/aside-lines.ts";
import type { Run } from "../command.ts";
import { givenLine } from "../given.ts";
import { asideJson, rawLine, textOf } from "../views/aside-line.ts";

/** `answers quarantine show ANSWERS LINE`: the line as it came, with all that it says. */
export const run: Run = async (desk, call) => {
  const { file, line } = givenLine(call);
  const { bytes, ...found } = await asideLine(await desk.office(), file, line);
  return {
    get json() {
      return { ...asideJson(found), text: textOf(bytes), base64: Buffer.from(bytes).toString("base64") };
    },
    show(screen) {
      const { say } = screen;
      const about = found.case ?? found.item;
      const head = [file, line, ...(about === null ? [] : [about]), say(`code.quarantineState.${found.state}`)];
      screen.print(head.join("  "));
      screen.print(say(`code.quarantine.${found.reason}`));
      screen.print();
      rawLine(screen, bytes);
    },
  };
};
