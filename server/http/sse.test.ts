import { createServer } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { writeResponse } from "./node-door";
import { type EventSink, eventStream, frame } from "./sse";

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** Serves one event stream at a time. */
async function serve(work: (sink: EventSink) => Promise<void>): Promise<number> {
  const server = createServer((_request, response) => void writeResponse(eventStream(work), response, false));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

describe("a frame", () => {
  it("is one event line and one line of JSON", () => {
    expect(frame("token", "a\nb\r\u2028", { token: "a\nb\r\u2028" }).split("\n")).toHaveLength(4);
    expect(frame("error", "x")).toBe('event: error\ndata: {"event":"error","data":"x"}\n\n');
  });

  it("keeps its envelope whatever the flat keys are called", () => {
    const payload = { event: "evil", data: "evil", chatId: "c" };
    expect(JSON.parse(frame("metadata", payload, payload).split("data: ")[1] ?? "")).toEqual({
      event: "metadata",
      data: payload,
      chatId: "c",
    });
  });
});

describe("a stream", () => {
  it("sends the events of one tick in one write, each as a frame of its own", async () => {
    const port = await serve(async (sink) => {
      for (let n = 0; n < 3; n += 1) sink.send("token", String(n));
    });
    const chunks: string[] = [];
    const response = await fetch(`http://127.0.0.1:${port}`);
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) chunks.push(chunk);
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.split("\n\n").filter(Boolean)).toHaveLength(3);
  });

  it("drops a reader that has stopped reading, and its work goes on to the end", async () => {
    let ended = false;
    const port = await serve(async (sink) => {
      for (let n = 0; n < 400; n += 1) {
        sink.send("token", "x".repeat(50_000));
        await new Promise((resolve) => setImmediate(resolve));
      }
      ended = true;
    });
    const socket = connect(port, "127.0.0.1");
    const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()).on("error", () => undefined));
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    socket.pause();
    await expect.poll(() => ended, { timeout: 10_000 }).toBe(true);
    socket.resume();
    await closed;
  });
});
