import { expect, test } from "vitest";
import { namesOnly, readFileValue, writeFileValue } from "./file-value";

test("every spelling of Flowise's is read, and what cannot be read is nothing", () => {
  const stored = (name: string) => ({ kind: "stored", name });
  expect(readFileValue('FILE-STORAGE::["a.pdf","b [1].pdf"]')).toEqual([stored("a.pdf"), stored("b [1].pdf")]);
  expect(readFileValue("FILE-STORAGE::a.pdf")).toEqual([stored("a.pdf")]);
  const inline = { kind: "inline", name: "notes.txt", mime: "text/plain", base64: "aGk=" };
  expect(readFileValue("data:text/plain;base64,aGk=,filename:notes.txt")).toEqual([inline]);
  expect(readFileValue('["data:text/plain;base64,aGk=,filename:notes.txt"]')).toEqual([inline]);
  expect(readFileValue("data:;base64,aGk=")).toEqual([{ ...inline, name: "file", mime: "application/octet-stream" }]);
  for (const nothing of [undefined, null, "", "[", "FILE-STORAGE::[", "FILE-STORAGE::", 4])
    expect(readFileValue(nothing)).toEqual([]);
});

test("what is written is read back, each kept file once, and no file is no value", () => {
  const kept = ["a.pdf", 'so "so".txt'].map((name) => ({ kind: "stored" as const, name }));
  expect(readFileValue(writeFileValue([...kept, ...kept]))).toEqual(kept);
  const inline = { kind: "inline" as const, name: "a, b.txt", mime: "text/plain", base64: "aGk=" };
  expect(readFileValue(writeFileValue([inline, inline]))).toEqual([inline, inline]);
  expect(writeFileValue([])).toBeUndefined();
});

test("names are told from contents", () => {
  expect(namesOnly('FILE-STORAGE::["a.pdf"]')).toBe(true);
  expect(namesOnly("data:text/plain;base64,aGk=,filename:notes.txt")).toBe(false);
});
