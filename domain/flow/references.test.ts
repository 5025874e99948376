import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asText,
  formatReference,
  mapTexts,
  parseReference,
  parseText,
  referencesIn,
  renderText,
  valueAt,
} from "./references";

describe("a reference", () => {
  it.each([
    ["{{question}}", { kind: "question" }],
    ["{{ question }}", { kind: "question" }],
    ["{{chat_history}}", { kind: "chatHistory" }],
    ["{{file_attachment}}", { kind: "fileAttachment" }],
    ["{{$vars.name}}", { kind: "variable", path: ["name"] }],
    ["{{$vars.user.name}}", { kind: "variable", path: ["user", "name"] }],
    ["{{$flow.sessionId}}", { kind: "flow", path: ["sessionId"] }],
    ["{{llmChain_0.data.instance}}", { kind: "node", nodeId: "llmChain_0", path: [] }],
    ["{{llmChain_0.data.instance.a.b}}", { kind: "node", nodeId: "llmChain_0", path: ["a", "b"] }],
    ["{{llmChain_0}}", { kind: "unknown", text: "llmChain_0" }],
    ["{{$vars}}", { kind: "unknown", text: "$vars" }],
    ["{{$vars.a..b}}", { kind: "unknown", text: "$vars.a..b" }],
    ["{{}}", { kind: "unknown", text: "" }],
    ["{{two words}}", { kind: "unknown", text: "two words" }],
  ])("%s is read", (text, reference) => {
    expect(parseText(text)).toEqual([{ kind: "reference", raw: text, reference }]);
  });

  it("is written as it is stored", () => {
    for (const text of ["{{question}}", "{{$vars.a.b}}", "{{$flow.chatId}}", "{{n_0.data.instance.x}}", "{{else}}"]) {
      expect(formatReference(parseReference(text.slice(2, -2)))).toBe(text);
    }
  });
});

describe("text around references", () => {
  it("keeps every character", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom("{{", "}}", "{", "}", "{{question}}", "{{$vars.x}}"))),
        (pieces) => {
          const text = pieces.join("");
          expect(renderText(parseText(text), () => undefined)).toBe(text);
        },
      ),
    );
  });

  it("may be JSON whose own braces stand beside a reference's", () => {
    const text = '{"a":{"b":"{{question}}"},"c":{{$vars.n}}}';
    expect(renderText(parseText(text), (reference) => (reference.kind === "question" ? "Hi" : "7"))).toBe(
      '{"a":{"b":"Hi"},"c":7}',
    );
  });

  it("is not looked at again once it was put in", () => {
    const shown = renderText(parseText("{{question}}"), () => "{{$vars.secret}} $& $1");
    expect(shown).toBe("{{$vars.secret}} $& $1");
  });

  it("replaces every occurrence", () => {
    expect(renderText(parseText("{{question}} and {{question}}"), () => "x")).toBe("x and x");
  });
});

describe("references in values", () => {
  it("are found at any depth", () => {
    expect(referencesIn({ a: ["{{question}}", { b: "x {{$vars.y}}" }], c: 4, d: null })).toEqual([
      { kind: "question" },
      { kind: "variable", path: ["y"] },
    ]);
  });

  it("are changed at any depth and nothing else is", () => {
    const value = { a: ["x", { b: "y" }], c: 4, d: null, e: true };
    expect(mapTexts(value, (text) => `${text}!`)).toEqual({ a: ["x!", { b: "y!" }], c: 4, d: null, e: true });
  });
});

describe("a path", () => {
  it("leads into objects, lists and strings that hold an object", () => {
    expect(valueAt({ a: { b: [10, 20] } }, ["a", "b", "1"])).toBe(20);
    expect(valueAt('{"a":{"b":1}}', ["a", "b"])).toBe(1);
    expect(valueAt("plain", ["a"])).toBeUndefined();
    expect(valueAt("{broken", ["a"])).toBeUndefined();
    expect(valueAt(7, [])).toBe(7);
  });

  it("sees only what the value itself has", () => {
    expect(valueAt({}, ["constructor", "name"])).toBeUndefined();
    expect(valueAt({}, ["__proto__"])).toBeUndefined();
  });
});

it("values read as text, objects as compact JSON", () => {
  expect(asText("a")).toBe("a");
  expect(asText({ a: [1] })).toBe('{"a":[1]}');
  expect(asText(undefined)).toBe("");
});
