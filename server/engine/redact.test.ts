import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/domain/errors";
import { createRedactor } from "./redact";

const key = 'sk-"canary"-0123456789';
const withKey = () => {
  const redactor = createRedactor();
  redactor.add([key, "abc", "  "]);
  return redactor;
};

describe("a secret", () => {
  it("is hidden in text, as it is and as part of a URL or of JSON", () => {
    const { text } = withKey();
    expect(text(`key=${key}.`)).toBe("key=[secret].");
    expect(text(`?key=${encodeURIComponent(key)}`)).toBe("?key=[secret]");
    expect(text(JSON.stringify({ key }))).toBe('{"key":"[secret]"}');
  });

  it("too short to be one is left alone", () => {
    expect(withKey().text("abc")).toBe("abc");
  });

  it("is hidden at any depth, in keys too, and everything else stays", () => {
    const date = new Date(0);
    expect(withKey().value({ a: [key, { [key]: 1 }], b: 2, c: null, date })).toEqual({
      a: ["[secret]", { "[secret]": 1 }],
      b: 2,
      c: null,
      date,
    });
  });

  it("is hidden in an error's message, which keeps everything else", () => {
    const error = withKey().error(
      new AppError("rate_limited", `No: ${key}`, { nodeId: "n", retryAfter: 3, nature: "author" }),
    );
    expect(error).toMatchObject({
      message: "No: [secret]",
      code: "rate_limited",
      nodeId: "n",
      retryAfter: 3,
      nature: "author",
    });
  });

  it("that contains another one is hidden whole", () => {
    const redactor = createRedactor();
    redactor.add(["secret-1", "secret-1-and-more"]);
    expect(redactor.text("secret-1-and-more secret-1")).toBe("[secret] [secret]");
  });
});

describe("a stream", () => {
  it("hides a secret however it is cut, and loses nothing else", () => {
    const piece = fc.oneof(
      fc.constant(key),
      fc.constantFrom("sk-", 'sk-"canary', "s", "x", " "),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(40)), (parts, cuts) => {
        const whole = parts.join("");
        const { stream, text } = withKey();
        const { push, end } = stream();
        const places = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((place, n) => whole.slice(places[n], place));
        expect(pieces.map(push).join("") + end()).toBe(text(whole));
      }),
      { numRuns: 500 },
    );
  });

  it("holds back nothing while there is no secret", () => {
    const { push, end } = createRedactor().stream();
    expect(push("sk-")).toBe("sk-");
    expect(end()).toBe("");
  });
});
