import { createServer } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { createSocketServer, type OpenSocket } from "./web-socket";

const server = createServer();
let opened: (socket: OpenSocket) => void = () => undefined;
let origin: string;
beforeAll(async () => {
  const limits = { maxFrameBytes: 1000, pingEveryMs: 60_000, burst: 10, perSecond: 1 };
  const accept = createSocketServer(limits, "test");
  server.on("upgrade", (request, stream, head) =>
    accept(request, stream, head, (socket) => {
      opened(socket);
      return { hears: () => undefined, isTooLoud: () => undefined, sendsBytes: () => undefined };
    }),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  origin = `ws://127.0.0.1:${typeof address === "object" ? String(address?.port) : ""}`;
});
afterAll(() => void server.close());

async function connected(): Promise<{ socket: OpenSocket; peer: WebSocket }> {
  const socket = new Promise<OpenSocket>((resolve) => (opened = resolve));
  const peer = new WebSocket(origin);
  await once(peer, "open");
  return { peer, socket: await socket };
}

it("sends to a peer that does not read only what fits between the two, and the rest once it reads again", async () => {
  const { socket, peer } = await connected();
  const megabyte = "x".repeat(1_000_000);
  let heard = 0;
  peer.on("message", () => (heard += 1));
  peer.pause();
  let sent = 0;
  const sending = (async () => {
    while (sent < 60 && (await socket.send(megabyte))) sent += 1;
  })();
  let before = -1;
  await expect
    .poll(
      () => {
        const still = sent === before;
        before = sent;
        return still;
      },
      { interval: 200, timeout: 10_000 },
    )
    .toBe(true);
  expect(sent).toBeLessThan(40);
  peer.resume();
  await sending;
  await expect.poll(() => heard).toBe(60);
  peer.terminate();
});

it("stops waiting for a peer that has gone", async () => {
  const { socket, peer } = await connected();
  peer.pause();
  const sending = (async () => {
    while (await socket.send("x".repeat(1_000_000)));
  })();
  peer.terminate();
  await sending;
  await expect.poll(() => socket.closed.aborted).toBe(true);
});
