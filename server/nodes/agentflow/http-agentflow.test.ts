import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSafeFetch } from "@/server/platform/safe-fetch";
import { finish, runStep } from "../testing/run-step";
import { someTools } from "../testing/turn";
import { type Reply, startWebServer, type WebServer } from "./testing/web-server";

let server: WebServer;
let reply: Reply;
beforeAll(async () => void (server = await startWebServer(() => reply)));
afterAll(() => server.close());
beforeEach(() => {
  reply = { body: { ok: true } };
  server.requests.length = 0;
});

type Given = Record<string, unknown>;

async function send(inputs: Given, secrets: Record<string, string> = {}) {
  const tools = someTools(server.fetch);
  const { output } = await finish("httpAgentflow", {
    inputs: { url: `${server.origin}/items`, ...inputs },
    secrets,
    tools,
  });
  const asked = server.requests[0];
  if (!asked) throw new Error("nothing was asked");
  return { http: output["http"], output, asked };
}
const refusal = (inputs: Given) =>
  runStep("httpAgentflow", { inputs: { url: `${server.origin}/items`, ...inputs }, tools: someTools(server.fetch) });

test("an answer is kept with its status and headers, and the step says nothing of its own", async () => {
  reply = { status: 201, headers: { "x-page": "2" }, body: { items: [1, 2] } };
  const { output } = await send({});
  expect(output).toEqual({
    http: {
      data: { items: [1, 2] },
      status: 201,
      statusText: "Created",
      headers: expect.objectContaining({ "x-page": "2", "content-type": "application/json" }),
    },
  });
});

test("rows of headers and parameters are sent, and those that are not filled in are not", async () => {
  const headers = [
    { key: "X-Team", value: "looms" },
    { key: "X-Empty", value: "" },
    { key: "", value: "x" },
  ];
  const queryParams = [
    { key: "q", value: "a & b" },
    { key: "page", value: "" },
  ];
  const { asked } = await send({ url: `${server.origin}/items?sort=asc`, headers, queryParams });
  expect(asked.url).toBe("/items?sort=asc&q=a+%26+b");
  expect(asked.headers).toMatchObject({ "x-team": "looms" });
  expect(asked.headers).not.toHaveProperty("x-empty");
});

test("the same attempt carries the same Idempotency-Key, unless the step names its own", async () => {
  expect((await send({ method: "POST" })).asked.headers["idempotency-key"]).toBe("run-1:node_0:1");
  server.requests.length = 0;
  const headers = [{ key: "idempotency-key", value: "mine" }];
  expect((await send({ method: "POST", headers })).asked.headers["idempotency-key"]).toBe("mine");
});

test.each([
  [{ basicAuthUsername: "ann", basicAuthPassword: "secret" }, "authorization", "Basic YW5uOnNlY3JldA=="],
  [{ token: "t-1" }, "authorization", "Bearer t-1"],
  [{ key: "X-API-Key", value: "k-1" }, "x-api-key", "k-1"],
])("a credential %o is sent as %s", async (secrets, header, value) => {
  const { asked } = await send({}, { ...secrets });
  expect(asked.headers[header]).toBe(value);
});

describe("a body", () => {
  test("of JSON may be written as people write it", async () => {
    const body = String.raw`{ // a comment
      'name': "Ann's \[list\]", tags: ['a', "b",], note: "two
lines" }`;
    const { asked } = await send({ method: "POST", bodyType: "json", body });
    expect(asked.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(asked.body)).toEqual({ name: "Ann's [list]", tags: ["a", "b"], note: "two\nlines" });
  });

  test("that is no JSON is told before anything is sent", async () => {
    await expect(refusal({ method: "POST", bodyType: "json", body: "{" })).rejects.toThrow(
      "The body of “HTTP” is not valid JSON",
    );
    expect(server.requests).toEqual([]);
  });

  test("that is raw goes as it is, under the content type that a header names", async () => {
    const headers = [{ key: "Content-Type", value: "application/xml" }];
    const { asked } = await send({ method: "PUT", bodyType: "raw", body: "<a/>", headers });
    expect([asked.method, asked.headers["content-type"], asked.body]).toEqual(["PUT", "application/xml", "<a/>"]);
  });

  const rows = [
    { key: "name", value: "Ann & Bo" },
    { key: "empty", value: "" },
    { key: "", value: "lost" },
  ];

  test("of a form in one line is encoded", async () => {
    const { asked } = await send({ method: "POST", bodyType: "xWwwFormUrlencoded", body: rows });
    expect(asked.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect([...new URLSearchParams(asked.body)]).toEqual([
      ["name", "Ann & Bo"],
      ["empty", ""],
    ]);
  });

  test("of a form in parts has its boundary and its length, whatever a header says", async () => {
    const headers = [{ key: "content-type", value: "multipart/form-data" }];
    const { asked } = await send({ method: "PATCH", bodyType: "formData", body: rows, headers });
    expect(asked.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(Number(asked.headers["content-length"])).toBe(asked.body.length);
    const type = asked.headers["content-type"] ?? "";
    const form = await new Response(asked.body, { headers: { "content-type": type } }).formData();
    expect([...form]).toEqual([
      ["name", "Ann & Bo"],
      ["empty", ""],
    ]);
  });

  test("is not sent with GET", async () => {
    const { asked } = await send({ bodyType: "json", body: '{"a":1}' });
    expect([asked.method, asked.body]).toEqual(["GET", ""]);
  });
});

describe("an answer", () => {
  test.each([
    [undefined, '{"a":1}', { a: 1 }],
    ["json", '{"a":1}', { a: 1 }],
    ["json", "no JSON", "no JSON"],
    ["text", '{"a":1}', '{"a":1}'],
    ["base64", "hi", "aGk="],
    ["arraybuffer", "hi", { type: "Buffer", data: [104, 105] }],
  ])("is read as %s", async (responseType, body, data) => {
    reply = { body };
    expect((await send({ responseType })).http).toMatchObject({ data });
  });

  test("that is too large to keep is refused", async () => {
    reply = { body: "x".repeat(1_000_001) };
    await expect(refusal({ responseType: "arraybuffer" })).rejects.toThrow("Choose Base64");
    reply = { body: "x".repeat(10_000_001) };
    await expect(refusal({ responseType: "text" })).rejects.toThrow("more than 10 million bytes");
  });

  test.each([
    [{ status: 404, body: { message: "No such item" } }, "404 Not Found: No such item", "author"],
    [{ status: 422, body: { error: { message: "name is missing" } } }, "name is missing", "author"],
    [{ status: 400, body: { error: "invalid_request", error_description: "bad scope" } }, "bad scope", "author"],
    [{ status: 500, body: "out of order" }, "500 Internal Server Error: out of order", "world"],
    [{ status: 503, body: "<html>proxy</html>" }, /503 Service Unavailable$/, "world"],
    [{ status: 429, body: {} }, "429 Too Many Requests", "world"],
  ])("that refuses (%o) is an error in the server's words", async (refused, words, nature) => {
    reply = refused;
    await expect(refusal({})).rejects.toThrow(words);
    await expect(refusal({})).rejects.toMatchObject({ code: "upstream_failed", nature });
  });
});

test("a URL that is none, and a header that headers cannot hold, are told in words", async () => {
  await expect(refusal({ url: "example" })).rejects.toThrow("The URL of “HTTP” is no web address: “example”.");
  await expect(refusal({ headers: [{ key: "a b", value: "c" }] })).rejects.toThrow("A header of “HTTP”");
  await expect(refusal({ headers: [{ key: "a", value: "c\nd: e" }] })).rejects.toThrow("A header of “HTTP”");
});

test("private addresses are out of reach, and a credential does not follow a redirect to another host", async () => {
  const guarded = createSafeFetch({ allowPrivateHosts: [] });
  const run = runStep("httpAgentflow", { inputs: { url: server.origin }, tools: someTools(guarded.fetch) });
  await expect(run).rejects.toMatchObject({ name: "AppError" });
  await guarded.close();
  expect(server.requests).toEqual([]);
  const other = await startWebServer(() => ({ body: {} }));
  reply = { status: 302, headers: { location: `${other.origin}/next` }, body: "" };
  await send({}, { key: "X-API-Key", value: "k-1" });
  expect(server.requests[0]?.headers["x-api-key"]).toBe("k-1");
  expect(other.requests[0]?.headers).not.toHaveProperty("x-api-key");
  await other.close();
});
