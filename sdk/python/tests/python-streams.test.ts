import { afterEach, describe, expect, it } from "vitest";
import {
  type Behaviour,
  frameText,
  type MisbehavingServer,
  type Numbered,
  refusing,
  startMisbehavingServer,
  streaming,
} from "../../testing/misbehaving-server";
import { pythonValue } from "./run-python";

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Runs a program against a server that behaves so. */
async function against(program: string, ...behaviours: Behaviour[]): Promise<unknown> {
  await server?.close();
  server = await startMisbehavingServer(...behaviours);
  return pythonValue(`
import io, json, time
from weft import PredictionData, WeftClient, WeftError

client = WeftClient("${server.origin}/", "k")
def tell(value):
    print(json.dumps(value))
def refused(work):
    try:
        work()
    except WeftError as error:
        return [error.status, error.message]
def text(**about):
    return "".join(client.stream("f", "Tell me a story", **about))
${program}
`);
}

const frames: Numbered[] = [
  { id: "r:1", event: "token", data: "Once " },
  { id: "r:2", event: "token", data: "upon " },
  { id: "r:3", event: "token", data: "a time 👋" },
  { id: "r:4", event: "metadata", data: { chatId: "c" } },
  { id: "r:5", event: "end", data: "[DONE]" },
];
const soon = "retry: 1\n";
const cut = streaming(frames.slice(0, 1), "cut", soon);
const gone = [0, expect.any(String)];
const answer = refusing(200, '{"text":"hello","chatId":"c"}', { "content-type": "application/json" });

describe("a stream", () => {
  it("is the same however its bytes are cut and its lines end", async () => {
    const wire = [":heartbeat\n\nmessage:\ndata:{\n", "data:}\n\n", ...frames.map(frameText)].join("");
    const found = await against(`
from weft._frames import FrameReader
def read(wire, size):
    reader = FrameReader()
    data = wire.encode()
    cut = [data[at : at + size] for at in range(0, len(data), size)]
    return [list(frame) for piece in cut for frame in reader.feed(piece)]
wire = json.loads(${JSON.stringify(JSON.stringify(wire))})
ways = [read(wire.replace("\\n", end) + ":", size) for end in ("\\n", "\\r\\n", "\\r") for size in (1, 2, 3, 7, 9999)]
tell([ways[0], all(way == ways[0] for way in ways)])
`);
    const expected = frames.map(({ id, event, data }) => [event, JSON.stringify({ event, data }), id, null]);
    expect(found).toEqual([[["message", "{\n}", null, null], ...expected], true]);
  });

  it("that breaks off is taken up after its last frame, as often as it takes", async () => {
    const found = await against(
      `tell(text(idempotency_key="once"))`,
      cut,
      refusing(503, "restarting", { "retry-after": "0" }),
      streaming(frames.slice(1, 3), "end"),
      streaming(frames.slice(3)),
    );
    expect(found).toBe("Once upon a time 👋");
    expect(server?.asked.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "r:1", "r:1", "r:3"]);
    expect(server?.asked.every(({ headers }) => headers["idempotency-key"] === "once")).toBe(true);
    expect(new Set(server?.asked.map(({ body }) => body)).size).toBe(1);
  });

  it("is taken up without its question by who knows the last event's id, and is over when there is no more", async () => {
    const found = await against(
      `tell([[event["event"] for event in client.resume("f", "r:2", "c")], list(client.resume("f", "r:5"))])`,
      streaming(frames.slice(2, 3), "cut", soon),
      streaming(frames.slice(3)),
      refusing(204, ""),
    );
    expect(found).toEqual([["token", "metadata", "end"], []]);
    expect(server?.asked.map(({ method, path, headers }) => [method, path, headers["last-event-id"]])).toEqual([
      ["GET", "/api/v1/prediction/f/events?chatId=c", "r:2"],
      ["GET", "/api/v1/prediction/f/events?chatId=c", "r:3"],
      ["GET", "/api/v1/prediction/f/events", "r:5"],
    ]);
  });

  it("comes once, also from a server that begins anew, and after a silence", async () => {
    const stalled = streaming(frames.slice(0, 2), "stall", soon);
    expect(await against(`tell(text(timeout=0.3))`, stalled, streaming(frames))).toBe("Once upon a time 👋");
  });

  it("is an error when it is never taken up", async () => {
    expect(await against(`tell(refused(lambda: text(reconnects=2)))`, cut)).toEqual(gone);
    expect(server?.asked).toHaveLength(3);
  });

  it("is an error when its frames have no ids, because asking again would ask twice", async () => {
    const nameless = frames.slice(0, 2).map(({ event, data }) => ({ event, data }));
    expect(await against(`tell(refused(text))`, streaming(nameless))).toEqual(gone);
    expect(server?.asked).toHaveLength(1);
  });

  it("is not taken up after a refusal that will not pass", async () => {
    expect(await against(`tell(refused(text))`, cut, refusing(404, '{"message":"Gone"}'))).toEqual([404, "Gone"]);
  });

  it("may be left in the middle, and the connection goes", async () => {
    let leave: (() => void) | undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const found = against(
      `
pieces = client.create_prediction(PredictionData("f", "q", streaming=True))
first = next(pieces)
pieces.close()
tell([first, client.ask("f", "q")])
`,
      async (response, asked) => {
        response.on("close", () => leave?.());
        await streaming(frames.slice(0, 2), "stall")(response, asked);
      },
      // Answers only when the first connection has gone.
      async (response, asked) => {
        await left;
        await answer(response, asked);
      },
    );
    expect(await found).toEqual(["Once ", "hello"]);
  });

  it("is one piece from a flow that cannot stream", async () => {
    const found = await against(`tell([event["event"] for event in client.events("f", "q")] + [text()])`, answer);
    expect(found).toEqual(["token", "metadata", "end", "hello"]);
  });
});

describe("a call", () => {
  const slow = refusing(429, "Slow down please", { "retry-after": "0" });

  it("that is refused for the moment is tried again", async () => {
    const restarting = refusing(503, "", { "retry-after": "0" });
    expect(await against(`tell(client.ask("f", "q"))`, slow, restarting, answer)).toBe("hello");
  });

  it("is tried as often as allowed", async () => {
    const found = await against(`tell(refused(lambda: client.ask("f", "q", retries=1)))`, slow);
    expect(found).toEqual([429, "Slow down please"]);
    expect(server?.asked).toHaveLength(2);
  });

  it("is given up at once when the server asks for too much patience", async () => {
    const later = refusing(429, "Later", { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() });
    expect(await against(`tell(refused(lambda: client.ask("f", "q")))`, later)).toEqual([429, "Later"]);
    expect(server?.asked).toHaveLength(1);
  });

  it("is never repeated after a failure that may have reached the flow, and carries the key nowhere else", async () => {
    const found = await against(
      `tell([refused(lambda: client.ask("f", "q")), refused(lambda: client.ask("f", "q"))])`,
      refusing(500, '{"message":"Error: a.b - The model said no."}'),
      refusing(302, "", { location: "/elsewhere" }),
    );
    expect(found).toEqual([
      [500, "The model said no."],
      [302, expect.any(String)],
    ]);
    expect(server?.asked).toHaveLength(2);
  });

  it("says that nobody is there, or that nothing comes", async () => {
    expect(await against(`tell(refused(lambda: client.ask("f", "q", timeout=0.2)))`, () => undefined)).toEqual([
      ...[0, expect.stringContaining("time limit")],
    ]);
    const nobody = `tell(refused(lambda: WeftClient("http://127.0.0.1:1").ask("f", "q")))`;
    expect(await against(nobody, answer)).toEqual([0, expect.stringContaining("cannot be reached")]);
  });

  it("sends what belongs to the question inside the body, and ids that cannot change the address", async () => {
    await against(
      `
ready = {"type": "url", "data": "https://a.example/b.png", "name": "b", "mime": "image/png"}
tell(client.ask("../../a b", "What?", chat_id="c", session_id="s", lead_email="a@b.example",
    uploads=[("photo.jpg", bytes([255, 216, 255])), ready], human_input={"type": "proceed"}, headers={"X-One": "1"}))
`,
      answer,
    );
    expect(server?.asked[0]).toMatchObject({
      path: "/api/v1/prediction/..%2F..%2Fa%20b",
      headers: { authorization: "Bearer k", "x-one": "1" },
    });
    expect(JSON.parse(server?.asked[0]?.body ?? "")).toEqual({
      ...{ question: "What?", chatId: "c", overrideConfig: { sessionId: "s" }, streaming: false },
      ...{ leadEmail: "a@b.example", humanInput: { type: "proceed" } },
      uploads: [
        { data: "data:image/jpeg;base64,/9j/", type: "file", name: "photo.jpg", mime: "image/jpeg" },
        { data: "https://a.example/b.png", type: "url", name: "b", mime: "image/png" },
      ],
    });
  });

  it("sends files as a form whose fields stand beside each other", async () => {
    await against(
      `
opened = io.BytesIO(b"Looms weave.")
tell(client.ask("f", "q", files=[("looms \\".txt", b"one"), opened], override_config={"vars": {"a": 1}}))
`,
      answer,
    );
    const { body, headers } = server?.asked[0] ?? { body: "", headers: {} };
    const form = await new Response(body, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
    expect([...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name])).toEqual([
      ["vars", '{"a": 1}'],
      ["question", "q"],
      ["streaming", "false"],
      ["files", 'looms ".txt'],
      ["files", "file"],
    ]);
  });
});
