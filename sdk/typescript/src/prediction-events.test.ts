import { afterEach, describe, expect, it } from "vitest";
import { collect } from "../../testing/collect.js";
import {
  type Behaviour,
  type MisbehavingServer,
  type Numbered,
  refusing,
  startMisbehavingServer,
  streaming,
} from "../../testing/misbehaving-server.js";
import { WeftClient, type WeftError } from "./weft-client.js";

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(...behaviours: Behaviour[]): Promise<WeftClient> {
  server = await startMisbehavingServer(...behaviours);
  return new WeftClient({ baseUrl: server.origin, apiKey: "k" });
}

const frames: Numbered[] = [
  { id: "r:1", event: "token", data: "Once " },
  { id: "r:2", event: "token", data: "upon " },
  { id: "r:3", event: "token", data: "a time" },
  { id: "r:4", event: "metadata", data: { chatId: "c" } },
  { id: "r:5", event: "end", data: "[DONE]" },
];
const unnumbered = frames.map(({ event, data }) => ({ event, data }));

const textOf = async (pieces: AsyncIterable<string>): Promise<string> => (await collect(pieces)).join("");
const failure = (work: Promise<unknown>): Promise<WeftError> =>
  work.then(
    () => expect.unreachable(),
    (error: WeftError) => error,
  );

describe("a stream that breaks off", () => {
  it("is taken up after its last frame, as often as it takes, and nothing comes twice", async () => {
    const quick = "retry: 1\n";
    const client = await serve(
      streaming(frames.slice(0, 1), "cut", quick),
      refusing(503, "restarting", { "retry-after": "0" }),
      streaming(frames.slice(1, 3), "end"),
      streaming(frames.slice(3)),
    );
    expect(await textOf(client.stream("f", "Tell me a story", { idempotencyKey: "once" }))).toBe("Once upon a time");
    expect(server?.asked.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "r:1", "r:1", "r:3"]);
    expect(new Set(server?.asked.map(({ body }) => body)).size).toBe(1);
    expect(server?.asked.every(({ headers }) => headers["idempotency-key"] === "once")).toBe(true);
  });

  it("comes once, also from a server that begins anew", async () => {
    const client = await serve(streaming(frames.slice(0, 2), "cut", "retry: 1\n"), streaming(frames));
    expect(await textOf(client.stream("f", "q"))).toBe("Once upon a time");
  });

  it("is taken up without its question by who knows the last event's id, and is over when there is no more", async () => {
    const client = await serve(
      streaming(frames.slice(2, 3), "cut", "retry: 1\n"),
      streaming(frames.slice(3)),
      refusing(204, ""),
    );
    const names = (await collect(client.resume("f", "r:2", { chatId: "c" }))).map(({ event }) => event);
    expect(names).toEqual(["token", "metadata", "end"]);
    expect(server?.asked.map(({ method, path, headers }) => [method, path, headers["last-event-id"]])).toEqual([
      ["GET", "/api/v1/prediction/f/events?chatId=c", "r:2"],
      ["GET", "/api/v1/prediction/f/events?chatId=c", "r:3"],
    ]);
    expect(await collect(client.resume("f", "r:5"))).toEqual([]);
  });

  it("goes on where an earlier program left it", async () => {
    const client = await serve(streaming(frames.slice(2)));
    expect(await textOf(client.stream("f", "q", { lastEventId: "r:2" }))).toBe("a time");
    expect(server?.asked[0]?.headers["last-event-id"]).toBe("r:2");
  });

  it.each(["cut", "end"] as const)(
    "is an error when its frames have no ids, because asking again would ask twice (%s)",
    async (how) => {
      const client = await serve(streaming(unnumbered.slice(0, 2), how));
      expect(await failure(textOf(client.stream("f", "q")))).toMatchObject({ name: "WeftError", status: 0 });
      expect(server?.asked).toHaveLength(1);
    },
  );

  it("is an error when it is never taken up, or when that is not wanted", async () => {
    const client = await serve(streaming(frames.slice(0, 1), "cut", "retry: 1\n"));
    expect(await failure(textOf(client.stream("f", "q", { reconnects: 2 })))).toMatchObject({ status: 0 });
    expect(server?.asked).toHaveLength(3);
    await failure(textOf(client.stream("f", "q", { reconnects: 0 })));
    expect(server?.asked).toHaveLength(4);
  });

  it("is not taken up after a refusal that will not pass", async () => {
    const client = await serve(streaming(frames.slice(0, 1), "cut", "retry: 1\n"), refusing(404, '{"message":"Gone"}'));
    expect(await failure(textOf(client.stream("f", "q")))).toMatchObject({ status: 404, message: "Gone" });
  });

  it("counts as broken when it falls silent for longer than the limit", async () => {
    const client = await serve(streaming(frames.slice(0, 1), "stall", "retry: 1\n"), streaming(frames.slice(1)));
    expect(await textOf(client.stream("f", "q", { timeoutMs: 200 }))).toBe("Once upon a time");
  });
});

describe("a stream's reader", () => {
  it("may stop in the middle, and the connection goes", async () => {
    let gone: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (gone = resolve));
    const client = await serve(async (response, asked) => {
      response.on("close", () => gone?.());
      await streaming(frames.slice(0, 2), "stall")(response, asked);
    });
    for await (const piece of client.stream("f", "q")) {
      expect(piece).toBe("Once ");
      break;
    }
    await closed;
  });

  it("gets its own reason back when it aborts", async () => {
    const client = await serve(streaming(frames.slice(0, 1), "stall"));
    const leaving = new AbortController();
    const reading = textOf(
      (async function* () {
        for await (const piece of client.stream("f", "q", { signal: leaving.signal })) {
          yield piece;
          leaving.abort(new Error("enough"));
        }
      })(),
    );
    await expect(reading).rejects.toThrow("enough");
    expect(server?.asked).toHaveLength(1);
  });

  it("may be slower than the limit for the server", async () => {
    const client = await serve(streaming(frames));
    let text = "";
    for await (const piece of client.stream("f", "q", { timeoutMs: 50 })) {
      text += piece;
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    expect(text).toBe("Once upon a time");
  });

  it("gets the same events from a flow that cannot stream", async () => {
    const client = await serve(refusing(200, '{"text":"whole","chatId":"c"}', { "content-type": "application/json" }));
    const names: string[] = [];
    for await (const { event } of await client.createPrediction({ chatflowId: "f", question: "q", streaming: true }))
      names.push(event);
    expect(names).toEqual(["token", "metadata", "end"]);
  });

  it("reads servers that name the event only in the frame, and those that never say the end", async () => {
    const wire = 'event: token\ndata: {"token": "Hello"}\n\nevent: metadata\ndata: {"chatId": "c"}\n\n';
    const client = await serve(
      (response) => void response.writeHead(200, { "content-type": "text/event-stream" }).end(wire),
    );
    expect(await textOf(client.stream("f", "q"))).toBe("Hello");
  });

  it("is told of a failure inside the stream in plain words", async () => {
    const said = "Error: predictionsServices.buildChatflow - Connection error.";
    const client = await serve(
      streaming([
        { event: "error", data: said },
        { event: "end", data: "[DONE]" },
      ]),
    );
    expect(await failure(textOf(client.stream("f", "q")))).toMatchObject({ status: 500, message: "Connection error." });
  });
});
