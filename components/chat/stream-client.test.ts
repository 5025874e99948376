import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { ChatEvent } from "./chat-event";
import { ChatFailureError } from "./chat-failure";
import { abortRun, askFlow, type AskOptions, type AskRequest } from "./stream-client";

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A real HTTP server; `handle` gets the parsed body. */
async function serve(
  handle: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => handle(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const frame = (event: string, data: unknown) => `event: ${event}\ndata: ${JSON.stringify({ event, data })}\n\n`;
const answer = [
  frame("start", ""),
  frame("token", "Hel"),
  frame("token", "lo"),
  frame("metadata", { chatId: "c", chatMessageId: "m" }),
  frame("end", "[DONE]"),
];

/** The same frames with ids `e1`, `e2` and so on. */
const named = (frames: string[], from: number): string =>
  frames.map((text, index) => `id: e${from + index}\n${text}`).join("");

const question: AskRequest = { flowId: "f", chatId: "c", question: "hi", mode: "public" };

async function collect(
  baseUrl: string,
  request: Partial<AskRequest> = {},
  options: Partial<AskOptions> = {},
): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of askFlow(
    { ...question, ...request },
    { signal: new AbortController().signal, baseUrl, ...options },
  )) {
    events.push(event);
  }
  return events;
}

async function failureOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ChatFailureError ? error.failure : error;
}

function sendStream(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.end(text);
}

describe("asking a flow", () => {
  it("yields the events of a stream in order and ends", async () => {
    const url = await serve((_request, response) => sendStream(response, answer.join("")));
    expect(await collect(url)).toEqual([
      { type: "start" },
      { type: "token", text: "Hel" },
      { type: "token", text: "lo" },
      { type: "metadata", metadata: { chatId: "c", chatMessageId: "m" } },
      { type: "end" },
    ]);
  });

  it("sends the question to the public door with the key as a Bearer token", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response, body) => {
      seen.push(request.url, request.headers.authorization, request.headers["x-request-from"], JSON.parse(body));
      sendStream(response, answer.join(""));
    });
    await collect(url, { apiKey: "weft_abc" });
    expect(seen).toEqual([
      "/api/v1/prediction/f",
      "Bearer weft_abc",
      undefined,
      { question: "hi", chatId: "c", streaming: true },
    ]);
  });

  it("sends a member's question to the internal door without a key", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push(request.url, request.headers.authorization, request.headers["x-request-from"]);
      sendStream(response, answer.join(""));
    });
    await collect(url, { mode: "internal", apiKey: "weft_abc" });
    expect(seen).toEqual(["/api/v1/internal-prediction/f", undefined, "internal"]);
  });

  it("takes one JSON body as the whole answer", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({ text: "all at once", usedTools: [{ tool: "t", toolInput: 1, toolOutput: "2" }], chatId: "c" }),
      );
    });
    expect(await collect(url)).toEqual([
      { type: "tools", tools: [{ tool: "t", toolInput: 1, toolOutput: "2" }] },
      { type: "token", text: "all at once" },
      { type: "metadata", metadata: { chatId: "c" } },
      { type: "end" },
    ]);
  });

  it("takes the json of a structured answer instead of text", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify({ json: { colour: "red" } }));
    });
    expect(await collect(url)).toContainEqual({ type: "json", value: { colour: "red" } });
  });

  it("counts a stream that ends without its last words as interrupted", async () => {
    const url = await serve((_request, response) => sendStream(response, answer.slice(0, 3).join("")));
    expect(await failureOf(collect(url))).toMatchObject({ kind: "interrupted" });
  });

  it("counts a cut connection as interrupted after yielding what came", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(answer.slice(0, 2).join(""), () => response.destroy());
    });
    const events: ChatEvent[] = [];
    const reading = (async () => {
      for await (const event of askFlow(question, { signal: new AbortController().signal, baseUrl: url }))
        events.push(event);
    })();
    expect(await failureOf(reading)).toMatchObject({ kind: "interrupted" });
    expect(events).toContainEqual({ type: "token", text: "Hel" });
  });

  it("gives up on a connection that fell silent", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(frame("start", ""));
    });
    expect(await failureOf(collect(url, {}, { silenceMs: 50 }))).toMatchObject({ kind: "interrupted" });
  });

  it("counts a stream that closes after its metadata as whole", async () => {
    const url = await serve((_request, response) => sendStream(response, answer.slice(0, 4).join("")));
    expect((await collect(url)).at(-1)).toEqual({ type: "end" });
  });

  it("says that the server cannot be reached", async () => {
    const url = await serve(() => undefined);
    closers.splice(0).forEach((close) => close());
    expect(await failureOf(collect(url))).toMatchObject({ kind: "offline" });
  });

  it.each([
    [401, "{}", { kind: "unauthenticated" }],
    [
      403,
      "This site is not allowed to access this chatbot",
      { kind: "forbidden", message: "This site is not allowed to access this chatbot" },
    ],
    [404, '{"message":"Chatflow x not found"}', { kind: "not_found" }],
    [429, "Slow down please", { kind: "rate_limited", message: "Slow down please", retryAfter: 3 }],
    [
      500,
      '{"success":false,"message":"Error: predictionsServices.buildChatflow - Connection error."}',
      { kind: "flow", message: "Connection error." },
    ],
    [502, "<html>bad gateway</html>", { kind: "server", message: "The server failed with status 502." }],
  ])("turns status %i into a failure to act on", async (status, body, expected) => {
    const url = await serve((_request, response) => {
      response.writeHead(status, { "retry-after": "3" });
      response.end(body);
    });
    expect(await failureOf(collect(url))).toMatchObject(expected);
  });

  it("stops reading when aborted and closes the connection", async () => {
    const controller = new AbortController();
    const closed = new Promise<void>((done) => {
      void serve((_request, response) => {
        response.on("close", done);
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(answer[1] ?? "");
      })
        .then(async (url) => {
          for await (const event of askFlow(question, { signal: controller.signal, baseUrl: url })) {
            if (event.type === "token") controller.abort();
          }
        })
        .catch(() => undefined);
    });
    await closed;
    expect(controller.signal.aborted).toBe(true);
  });

  it("looks for a connection that broke and goes on after the last event, so that nothing is missing or doubled", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push([request.method, request.url, request.headers["last-event-id"]]);
      response.writeHead(200, { "content-type": "text/event-stream" });
      if (seen.length === 1) response.write(named(answer.slice(0, 2), 1), () => response.destroy());
      else if (seen.length === 2) response.destroy();
      else response.end(named(answer.slice(2), 3));
    });
    const events = await collect(url, {}, { waitsMs: [1, 1] });
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ["start", "e1"],
      ["token", "e2"],
      ["connection", undefined],
      ["connection", undefined],
      ["token", "e3"],
      ["metadata", "e4"],
      ["end", "e5"],
    ]);
    expect(seen).toEqual([
      ["POST", "/api/v1/prediction/f", undefined],
      ["GET", "/api/v1/prediction/f/events?chatId=c", "e2"],
      ["GET", "/api/v1/prediction/f/events?chatId=c", "e2"],
    ]);
  });

  it("takes a member's answer up through the door they asked at", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response, body) => {
      seen.push([request.method, request.url, request.headers["last-event-id"], JSON.parse(body)]);
      sendStream(response, answer.slice(2).join(""));
    });
    await collect(url, { mode: "internal", resume: { at: "e2" } });
    expect(seen).toEqual([["POST", "/api/v1/internal-prediction/f", "e2", { chatId: "c", streaming: true }]]);
  });

  it("sends the same question under the same name when nothing of its answer had come", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response, body) => {
      seen.push([request.headers["idempotency-key"], body]);
      if (seen.length > 1) return sendStream(response, answer.join(""));
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(":heartbeat\n\n", () => response.destroy());
    });
    const events = await collect(url, { key: "k1" }, { waitsMs: [1] });
    expect(events.at(-1)).toEqual({ type: "end" });
    expect(seen).toHaveLength(2);
    expect(seen[0]).toEqual(seen[1]);
  });

  it("gives up looking after a while, and at once when the server does not know the answer any more", async () => {
    const tries: number[] = [];
    const cut = await serve((_request, response) => {
      tries.push(1);
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(tries.length === 1 ? named(answer.slice(0, 2), 1) : ":heartbeat\n\n", () => response.destroy());
    });
    expect(await failureOf(collect(cut, {}, { waitsMs: [1, 1, 1] }))).toMatchObject({ kind: "interrupted" });
    expect(tries).toHaveLength(4);
    const gone = await serve((_request, response) => {
      tries.push(2);
      response.writeHead(404).end("{}");
    });
    const late = collect(gone, { resume: { at: "e2" } }, { waitsMs: [1, 1] });
    expect(await failureOf(late)).toMatchObject({ kind: "interrupted" });
    expect(tries).toHaveLength(5);
  });

  it("takes nothing more to tell as the end", async () => {
    const url = await serve((_request, response) => void response.writeHead(204).end());
    expect(await collect(url, { resume: { at: "e9" } })).toEqual([{ type: "end" }]);
  });

  it("sends files, and the address of whoever said who they are", async () => {
    const seen: unknown[] = [];
    const url = await serve((_request, response, body) => {
      seen.push(JSON.parse(body));
      sendStream(response, answer.join(""));
    });
    const uploads = [{ type: "file", name: "a.png", mime: "image/png", data: "data:image/png;base64,AA==" }];
    await collect(url, { uploads, leadEmail: "ada@example.com" });
    expect(seen).toEqual([{ question: "hi", chatId: "c", streaming: true, uploads, leadEmail: "ada@example.com" }]);
  });

  it("asks the server to end the run of a conversation", async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      response.end();
    });
    await abortRun({ flowId: "f", chatId: "c 1", mode: "public" }, { baseUrl: url });
    expect(seen).toEqual(["PUT /api/v1/chatmessage/abort/f/c%201"]);
  });
});
