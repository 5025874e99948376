import { describe, expect, it } from "vitest";
import { AppError } from "@/domain/errors";
import { explainError } from "./explain-error";

const thrower = { id: "chain_0", label: "Chain" };
const model = { id: "model_0", label: "Model" };
const now = new Date("2030-01-01T00:00:00Z");
const explain = (error: unknown, asked: typeof model | undefined = model) =>
  explainError(error, { thrower, asked, now });
const httpError = (status: number, more: object = {}) =>
  Object.assign(new Error(`${status} library says so`), { status, ...more });

describe("a provider's refusal", () => {
  it.each<[unknown, object]>([
    [
      httpError(401),
      {
        code: "upstream_failed",
        nature: "author",
        message: "The provider refused the key of “Model”. Check its credential.",
      },
    ],
    [
      httpError(403, { error: { message: "No access to this region" } }),
      { message: "The provider does not allow this to “Model”: No access to this region. Check its credential." },
    ],
    [
      httpError(404, { error: { message: "model x does not exist" } }),
      { message: "The provider of “Model” does not know this model or address: model x does not exist." },
    ],
    [
      httpError(400, { error: { error: { message: "max_tokens is too large" } } }),
      { nature: "author", message: "The provider of “Model” refused the request (400): max_tokens is too large." },
    ],
    [httpError(422), { message: "The provider of “Model” refused the request (422): library says so." }],
    [httpError(408), { code: "timed_out" }],
    [
      httpError(503),
      { code: "upstream_failed", nature: "world", message: "The provider of “Model” failed (503). Try again later." },
    ],
    [
      Object.assign(new Error("ollama says"), { status_code: 404, error: "model not found" }),
      { message: "The provider of “Model” does not know this model or address: model not found." },
    ],
    [
      new Error("wrapped", { cause: httpError(401) }),
      { message: "The provider refused the key of “Model”. Check its credential." },
    ],
  ])("%s is explained", (error, expected) => {
    expect(explain(error)).toMatchObject({ nodeId: "model_0", cause: error, ...expected });
  });
});

describe("a provider's limit", () => {
  it.each<[string, object, number | undefined, string]>([
    ["seconds", { headers: new Headers({ "retry-after": "7" }) }, 7, "Try again in 7 seconds."],
    ["one second, in a plain object", { headers: { "Retry-After": "1" } }, 1, "Try again in 1 second."],
    ["a date", { headers: { "retry-after": "Tue, 01 Jan 2030 00:00:30 GMT" } }, 30, "Try again in 30 seconds."],
    [
      "a date that has passed",
      { headers: { "retry-after": "Tue, 01 Jan 2019 00:00:30 GMT" } },
      0,
      "Try again in 0 seconds.",
    ],
    ["nonsense", { headers: { "retry-after": "soon" } }, undefined, "Try again later."],
    ["nothing", {}, undefined, "Try again later."],
  ])("with %s as the time to wait is told", (_name, more, retryAfter, advice) => {
    const error = explain(httpError(429, more));
    expect(error).toMatchObject({
      code: "rate_limited",
      nodeId: "model_0",
      message: `The provider of “Model” is limiting requests. ${advice}`,
    });
    expect(error.retryAfter).toBe(retryAfter);
  });

  it("of money is told as such", () => {
    expect(explain(httpError(429, { code: "insufficient_quota" })).message).toBe(
      "The account behind “Model” has no quota left at its provider.",
    );
  });
});

describe("a connection's failure", () => {
  const withCode = (code: string) =>
    Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

  it.each<[unknown, string, RegExp]>([
    [withCode("ECONNREFUSED"), "upstream_failed", /cannot be reached/],
    [withCode("ENOTFOUND"), "upstream_failed", /cannot be reached/],
    [withCode("ECONNRESET"), "upstream_failed", /broke off/],
    [withCode("UND_ERR_SOCKET"), "upstream_failed", /broke off/],
    [new TypeError("terminated"), "upstream_failed", /broke off/],
    [withCode("UND_ERR_HEADERS_TIMEOUT"), "timed_out", /took too long/],
    [new DOMException("The operation timed out", "TimeoutError"), "timed_out", /took too long/],
    [new Error("Connection error."), "upstream_failed", /cannot be reached/],
  ])("%s is explained", (error, code, message) => {
    expect(explain(error)).toMatchObject({
      code,
      nature: "world",
      nodeId: "model_0",
      message: expect.stringMatching(message),
    });
  });
});

describe("anything else", () => {
  it("that a node says on purpose keeps its words and gets the node's name", () => {
    expect(explain(new AppError("invalid_input", "Say more."))).toMatchObject({
      code: "invalid_input",
      nodeId: "chain_0",
      message: "“Chain”: Say more.",
    });
    expect(explain(new AppError("unprocessable", "“Chain” needs more.", { nodeId: "chain_0" })).message).toBe(
      "“Chain” needs more.",
    );
  });

  it("that a node says of a provider goes to the model", () => {
    expect(explain(new AppError("upstream_failed", "No answer came.", { retryAfter: 2 }))).toMatchObject({
      nodeId: "model_0",
      message: "“Model”: No answer came.",
      retryAfter: 2,
    });
  });

  it("that a refusal of the outbound guard hides inside is found", () => {
    const guard = new AppError("forbidden", "This address is private.");
    expect(explain(new Error("Connection error.", { cause: guard }))).toMatchObject({
      code: "forbidden",
      message: "“Chain”: This address is private.",
    });
  });

  it("that a library says in words is passed on, in one line", () => {
    expect(explain(new Error("Could not\n read   it"))).toMatchObject({
      code: "unprocessable",
      nodeId: "chain_0",
      message: "“Chain”: Could not read it.",
    });
    expect(explain(new Error("x".repeat(1000))).message.length).toBeLessThan(330);
  });

  it("that looks like a mistake is the provider's when one was asked, and ours otherwise", () => {
    const mistake = new TypeError("Cannot read properties of undefined (reading 'message')");
    expect(explain(mistake)).toMatchObject({ code: "upstream_failed", nodeId: "model_0" });
    expect(explainError(mistake, { thrower, asked: undefined, now })).toMatchObject({
      code: "internal",
      nature: "us",
      message: "Something went wrong inside “Chain”.",
    });
    expect(explainError("a string", { thrower, asked: undefined, now }).code).toBe("internal");
  });

  it("that is its own cause does not go round for ever", () => {
    const error = new Error("loop");
    error.cause = error;
    expect(explain(error).message).toBe("“Chain”: loop.");
  });
});
