import { describe, expect, it } from "vitest";
import { answerMarkdown, answerText } from "./answer-body";
import { emptyReply, type Reply } from "./exchange";

const reply = (change: Partial<Reply>): Reply => ({ ...emptyReply(), status: "done", ...change });

describe("the body of an answer", () => {
  it("is the text as it came", () => {
    expect(answerMarkdown(reply({ text: "**hi** [1]" }))).toBe("**hi** [1]");
  });

  it("is set out as code when it is JSON", () => {
    expect(answerMarkdown(reply({ text: ' {"a":1}' }))).toBe('```json\n{\n  "a": 1\n}\n```');
    expect(answerMarkdown(reply({ json: ["x"] }))).toBe('```json\n[\n  "x"\n]\n```');
    expect(answerText(reply({ json: { a: 1 } }))).toBe('{\n  "a": 1\n}');
  });

  it("is set out as code already while JSON arrives", () => {
    expect(answerMarkdown(reply({ status: "streaming", text: '{"a":' }))).toBe('```json\n{"a":\n```');
  });

  it("is text again when it only began like JSON", () => {
    expect(answerMarkdown(reply({ text: "{curly} words" }))).toBe("{curly} words");
  });

  it("cannot be broken out of its fence by backticks inside", () => {
    expect(answerMarkdown(reply({ json: { a: "```" } }))).toMatch(/^````json\n[^]*\n````$/);
  });
});
