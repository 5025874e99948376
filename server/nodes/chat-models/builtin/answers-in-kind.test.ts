import { expect, test } from "vitest";
import { answersInKind } from "./answers-in-kind";

test.each([
  ["How deep is the lake?", "Barbecues are allowed on the gravel by the lake."],
  ["How many engines do the firefighters have?", "The siren is tested at noon by the firefighters."],
  ["What is the entrance fee of the museum?", "The museum shop sells scarves that are woven by volunteers."],
  ["What does it cost to marry?", "Couples may marry in the mirror room of the town hall."],
])("“%s” is not answered by a sentence without any amount", (question, sentence) => {
  expect(answersInKind(question, sentence)).toBe(false);
});

test.each([
  ["How much is a day ticket?", "A day ticket costs 8.50."],
  ["How old is the copper beech?", "The copper beech is thought to be three hundred years old."],
  ["How much is parking?", "Patients park for nothing behind the clinic."],
  ["What does the map cost?", "The map comes free of charge."],
  ["How much notice do I have to give?", "Notice has to be given a month ahead."],
  ["Who looks after the children?", "Doctor Amari looks after them."],
])("“%s” may be answered by “%s”", (question, sentence) => {
  expect(answersInKind(question, sentence)).toBe(true);
});
