import type { Notice, NoticeContent } from "../../domain/notice.ts";
import type { Translate } from "../../i18n/translate.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { paragraph } from "./paragraph.ts";

/** What the centre said, as scripts see it: the file and line that said it, whether it waits for us, its own fields. */
export const noticeJson = ({ file, line, state, content }: Notice) => ({
  file,
  line,
  open: state === "open",
  ...content,
});

/** What the centre said of one case, oldest first, in its order. */
export function noticesView(screen: Screen, notices: readonly Notice[]): void {
  if (notices.length === 0) return;
  screen.print();
  screen.print(styled("bold", screen.say("answers.said.title")));
  for (const notice of notices) noticeLines(screen, notice);
}

/** One thing that the centre said: a line, and under it its own words. */
export function noticeLines(screen: Screen, { content, state, file }: Notice): void {
  const open = state === "open";
  const done = content.kind !== "supplement-request" || open ? null : screen.say(`answers.said.${ended(state)}`);
  const parts = [said(screen, content), ...details(screen, content), ...(done === null ? [] : [done]), file];
  paragraph(screen, parts.join("; "), { indent: 2, ...(open ? { style: "warn" } : {}) });
  for (const words of wordsOf(content, screen.say)) paragraph(screen, words, { indent: 4 });
}

const ended = (state: Notice["state"]) => (state === "answered" ? "answered" : "past");

function said({ say, day }: Screen, content: NoticeContent): string {
  switch (content.kind) {
    case "rejection": {
      const { code, message } = content;
      if (message === null) return say("answers.said.returned", { code });
      return say("answers.said.returnedMessage", {
        code,
        message: say(`code.message.${message}` as "code.message.SUP"),
      });
    }
    case "supplement-request": {
      const demands = content.demands.map(({ code }) => code);
      return say("answers.said.asks", { day: day(content.dueOn), demands });
    }
    case "state":
      return say("answers.said.state", { state: say(`answers.itemState.${content.state}`) });
    case "warning":
      return say("answers.said.warns", { day: day(content.refusedFrom), code: content.code });
  }
}

function details({ say, day }: Screen, content: NoticeContent): string[] {
  const told: string[] = [];
  if ("field" in content && content.field !== null) told.push(say("answers.said.inField", { field: content.field }));
  if (content.kind === "rejection" && content.retryable) told.push(say("answers.said.retryable"));
  if (content.kind !== "state") return told;
  if (content.on !== null) told.push(say("answers.said.onDay", { day: day(content.on) }));
  if (content.reference !== null) told.push(say("answers.said.reference", { reference: content.reference }));
  return told;
}

/** The centre writes Kazakh and Russian; who reads neither reads the Russian. */
function wordsOf(content: NoticeContent, { language }: Translate): string[] {
  const texts = content.kind === "supplement-request" ? content.demands.map((one) => one.texts) : [];
  if (content.kind === "warning") texts.push(content.texts);
  return texts.flatMap((one) => (one === null ? [] : [one[language === "kk" ? "kk" : "ru"]]));
}
