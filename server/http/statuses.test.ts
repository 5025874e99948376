import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { failure } from "@/domain/api/contracts/failure";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { conversationFlow } from "./testing/conversation-flow";
import { readStream } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
const flows = { guarded: "", open: "", choosy: "", limited: "" };

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  const document = conversationFlow(model.origin);
  flows.guarded = await api.makeFlow(document);
  flows.open = await api.makeFlow(document, { isPublic: true });
  const chatbotConfig = { allowedOrigins: ["https://ok.example"] };
  flows.choosy = await api.makeFlow(document, { isPublic: true, settings: { chatbotConfig } });
  const rateLimit = { status: true, limitMax: 1, limitDuration: 60, limitMsg: "Slow down please" };
  flows.limited = await api.makeFlow(document, { isPublic: true, settings: { apiConfig: { rateLimit } } });
});
beforeEach(() => model.script({ text: "fine" }));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

interface Call {
  flow?: keyof typeof flows | `/${string}`;
  body?: object | string;
  headers?: Record<string, string>;
}
interface Refusal extends Call {
  status: number;
  message: string | RegExp;
  /** How a refused stream is told: the embedded chat prints the body of some. */
  plain?: "always" | "when streaming";
}

const path = (flow: NonNullable<Call["flow"]>) => (flow.startsWith("/") ? flow.slice(1) : flows[flow as "open"]);
const ask = ({ flow = "open", body = {}, headers = {} }: Call, streaming: boolean) =>
  fetch(`${api.origin}/api/v1/prediction/${path(flow)}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify({ question: "q", streaming, ...body }),
  });
const nowhere = "/00000000-0000-4000-8000-000000000000";
const site = "This site is not allowed to access this chatbot";
const deep = `{"question":"q","overrideConfig":${'{"a":'.repeat(80)}1${"}".repeat(80)}}`;

const before: [string, Refusal][] = [
  ["400 for an id that is none", { flow: "/nope", status: 400, message: "Invalid Chatflow ID" }],
  ["400 for what is no JSON", { body: '{"question":', status: 400, message: "Unexpected end of JSON input" }],
  ["400 for what is nested too deeply", { body: deep, status: 400, message: /nested more than 64 levels/ }],
  [
    "400 for an unreadable form",
    { body: "x", headers: { "content-type": "multipart/form-data" }, status: 400, message: /form/ },
  ],
  ["401 without a key", { flow: "guarded", status: 401, message: "Unauthorized", plain: "when streaming" }],
  [
    "401 with a wrong one",
    {
      flow: "guarded",
      headers: { authorization: "Bearer no" },
      status: 401,
      message: "Unauthorized",
      plain: "when streaming",
    },
  ],
  [
    "403 for a page of another site",
    { flow: "choosy", headers: { origin: "https://no.example" }, status: 403, message: site, plain: "when streaming" },
  ],
  [
    "404 for an unknown flow",
    { flow: nowhere, status: 404, message: `Chatflow ${nowhere.slice(1)} not found in the database!` },
  ],
  ["412 without an id", { flow: "/", status: 412, message: /id not provided!$/ }],
  [
    "413 for too much",
    { body: { question: "x".repeat(33 * 1024 * 1024) }, status: 413, message: /larger than 32768 KB/ },
  ],
  ["429 for one call too many", { flow: "limited", status: 429, message: "Slow down please", plain: "always" }],
];

describe("a call that cannot begin", () => {
  it.each(before)("is refused with %s, whether a stream was asked for or not", async (_name, refusal) => {
    const { status, message, plain } = refusal;
    // The first call to a flow with a limit of one is allowed.
    if (status === 429) await (await ask(refusal, false)).text();
    for (const streaming of [false, true]) {
      const response = await ask(refusal, streaming);
      const text = await response.text();
      expect([streaming, response.status]).toEqual([streaming, status]);
      if (plain === "always" || (plain && streaming)) {
        expect([response.headers.get("content-type"), text]).toEqual(["text/plain; charset=utf-8", message]);
        continue;
      }
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
      const body = failure.strict().parse(JSON.parse(text));
      expect(Object.keys(body).slice(0, 4)).toEqual(["statusCode", "success", "message", "stack"]);
      expect(body).toMatchObject({ statusCode: status, error: body.message });
      expect(body.message).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    }
  });

  it("says when it may be made again", async () => {
    await (await ask({ flow: "limited" }, false)).text();
    const refused = await ask({ flow: "limited" }, false);
    const reset = Number(refused.headers.get("x-ratelimit-reset"));
    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-ratelimit-limit")).toBe("1");
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(reset).toBeGreaterThan(Date.now() / 1000);
    expect(reset).toBeLessThan(Date.now() / 1000 + 62);
  });

  it("is 422 when its Idempotency-Key came with something else before", async () => {
    const headers = { "idempotency-key": "used" };
    expect((await ask({ headers }, false)).status).toBe(200);
    expect((await ask({ headers, body: { question: "other" } }, false)).status).toBe(422);
  });
});

describe("a run that fails", () => {
  const prefix = "Error: predictionsServices.buildChatflow - ";

  it.each([401, 403, 404, 429, 500])(
    "is 500 whatever status its provider gave (%i), or error and end",
    async (status) => {
      model.script({ status });
      const whole = await ask({}, false);
      expect(whole.status).toBe(500);
      const { message } = failure.parse(await whole.json());
      expect(message.startsWith(prefix)).toBe(true);
      const events = await readStream(await ask({}, true)).rest();
      expect(events.map(({ event, data }) => [event, data])).toEqual([
        ["error", message],
        ["end", "[DONE]"],
      ]);
    },
  );
});
