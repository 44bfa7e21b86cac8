import { expect, test } from "vitest";
import { writtenLanguage } from "../../src/domain/language.ts";

test.each([
  ["Заявитель обещал завещание до 1 декабря.", "en", "ru"],
  ["Заявитель обещал завещание до 1 декабря.", "kk", "ru"],
  ["Перевод заверен нотариусом Үлгіұлы в Берлине 5 мая 2010 года.", "ru", "ru"],
  ["Аударманың нотариалды куәлігі жоқ.", "ru", "kk"],
  ["Аударма жоқ.", "kk", "kk"],
  ["Аударма жоқ.", "en", "kk"],
  ["Нет печати.", "ru", "ru"],
  ["Нет печати.", "kk", "ru"],
  ["The seal is missing.", "ru", "en"],
  ["StA 412/2019", "ru", "en"],
  ["412/2019", "ru", "ru"],
] as const)("%j in an office that writes %s is %s", (text, usual, language) => {
  expect(writtenLanguage(text, usual)).toBe(language);
});
