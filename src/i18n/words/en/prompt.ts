/** The words of the prompts themselves, whatever is asked. */
export const prompt = {
  yes: "Yes",
  no: "No",
  nothingFound: "Nothing fits these letters.",
  disabled: "This line cannot be chosen.",
  pasted:
    "The number must be typed, digit by digit: what is pasted is not taken. If you did type it, type it again, more slowly.",
  required: "An answer is needed here.",
  badDate: "This is not a day of the calendar. Write it as 2026-11-23 or 23.11.2026.",
  tooLong_one: "Too long: at most {{count}} character.",
  tooLong_other: "Too long: at most {{count}} characters.",
  chooseOne: "Choose at least one line.",
  moreLines_one: "One more line of the passport is expected.",
  moreLines_other: "{{count}} more lines of the passport are expected.",
  keys: {
    move: "move",
    choose: "choose",
    mark: "mark",
    done: "done",
    find: "type to search",
    enter: "accept",
    nextLine: "next line",
    emptyLine: "Enter on an empty line",
    space: "Space",
    back: "back",
  },
};
