import { describe, expect, it } from "vitest";
import { insertion, isInString } from "./insertion";
import { matchSuggestions } from "./match-suggestions";

const chosen = (text: string, quoted?: boolean) => ({ text, label: text, hint: "", quoted });
const put = (text: string, at: { json?: boolean; quoted?: boolean } = {}) => {
  const [before = "", after = ""] = text.split("|");
  const from = before.lastIndexOf("{{");
  const place = { text: before + after, from, to: before.length, json: at.json ?? false };
  const { insert, to } = insertion(chosen("{{question}}", at.quoted), place);
  return place.text.slice(0, from) + insert + place.text.slice(to);
};

describe("a chosen reference", () => {
  it("takes the place of what was typed, and swallows braces that were closed already", () => {
    expect(put("a {{qu|}} b")).toBe("a {{question}} b");
    expect(put("a {{|")).toBe("a {{question}}");
  });

  it("gets quotes in JSON where a value stands, and none within a text", () => {
    expect(put('{"a": {{|}}}', { json: true })).toBe('{"a": "{{question}}"}');
    expect(put('{"a": {{|}', { json: true })).toBe('{"a": "{{question}}"}');
    expect(put('{"a": {{qu|\n}', { json: true })).toBe('{"a": "{{question}}"\n}');
    expect(put('{"a": "to {{qu|"}', { json: true })).toBe('{"a": "to {{question}}"}');
    expect(put('{"a": {{qu|\n}', { json: true, quoted: false })).toBe('{"a": {{question}}\n}');
  });

  it("knows texts in JSON by their quotes, those with a backslash aside", () => {
    expect(isInString(String.raw`{"a": "say \"`, 12)).toBe(true);
    expect(isInString('{"a": "b", ', 11)).toBe(false);
    expect(isInString('"a\n', 3)).toBe(false);
  });
});

it("names that begin with what was typed stand before those that hold it", () => {
  const names = ["chat_history", "$flow.chatId", "question"].map((name) => chosen(`{{${name}}}`));
  expect(matchSuggestions(names, "chat").map(({ text }) => text)).toEqual(["{{chat_history}}", "{{$flow.chatId}}"]);
  expect(matchSuggestions(names, "ID").map(({ text }) => text)).toEqual(["{{$flow.chatId}}"]);
  expect(matchSuggestions(names, "")).toHaveLength(3);
});
