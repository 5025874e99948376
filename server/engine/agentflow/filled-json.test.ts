import { expect, it } from "vitest";
import { asText } from "@/domain/flow/references";
import { filledJson } from "./filled-json";

const nasty = '"}, "admin": true, "x": {"y": "\n\\';
const values: Readonly<Record<string, unknown>> = {
  "{{question}}": nasty,
  "{{age}}": "42",
  "{{list}}": [1, 2],
  "{{empty}}": "",
  "{{price}}": "$& $1",
};
const fill = (text: string): unknown =>
  Object.hasOwn(values, text)
    ? values[text]
    : text.replaceAll(/\{\{\w+\}\}/g, (reference) => asText(values[reference] ?? reference));

it.each([
  ['{"q": "{{question}}"}', { q: nasty }],
  ['{"q": "He said: {{question}}"}', { q: `He said: ${nasty}` }],
  ['{"q": {{question}}, "age": {{age}}}', { q: nasty, age: 42 }],
  ['{"age": "{{age}}"}', { age: "42" }],
  [
    '{"list": {{list}}, "in": [{{list}}, "{{list}}"]}',
    {
      list: [1, 2],
      in: [
        [1, 2],
        [1, 2],
      ],
    },
  ],
  ['{"e": {{empty}}, "p": {{price}}}', { e: "", p: "$& $1" }],
  ["[{{age}}, {{age}}]", [42, 42]],
  ['"{{question}}"', nasty],
])("%s keeps its structure", (text, filled) => {
  expect(filledJson(text, fill)).toEqual({ value: filled });
});

it.each(["{{question}}", "{q: 1}", "text {{age}}"])("%s is no JSON before it is filled", (text) => {
  expect(filledJson(text, fill)).toBeUndefined();
});
