import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

export interface SocketLimits {
  /** Largest frame that is taken. */
  maxFrameBytes: number;
  /** A peer that has answered no ping for this long is dropped, ms. */
  pingEveryMs: number;
  /** Frames and pings that a peer may send: so many at once, and so many a second after that. */
  burst: number;
  perSecond: number;
}

/** One connection. What it sends waits for its peer, so that nothing piles up for one who does not read. */
export interface OpenSocket {
  /** Resolves once it is on its way; false when the peer is gone. */
  send(text: string): Promise<boolean>;
  /** Says goodbye, and drops a peer that does not answer. */
  close(code: number, reason: string): void;
  /** Aborts when the connection has ended. */
  closed: AbortSignal;
}

export interface SocketPeer {
  /** Told each text that the peer sends. */
  hears(text: string): void;
  /** Told once, when the peer sends more than it may; nothing of it is heard afterwards. */
  isTooLoud(): void;
  /** Told when the peer sends something that is no text. */
  sendsBytes(): void;
}

const goodbyeMs = 2_000;

/** Accepts connections. Of the protocols that a peer offers, `protocol` is the one that is chosen. */
export function createSocketServer(limits: SocketLimits, protocol: string) {
  const server = new WebSocketServer({
    ...{ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: limits.maxFrameBytes },
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
  });
  return (request: IncomingMessage, stream: Duplex, head: Buffer, begin: (socket: OpenSocket) => SocketPeer): void => {
    server.handleUpgrade(request, stream, head, (socket) => {
      const { open, watch } = opened(socket);
      watch(begin(open), limits);
    });
  };
}

function opened(socket: WebSocket) {
  const closed = new AbortController();
  socket.on("close", () => closed.abort());
  // What went wrong is told by its close.
  socket.on("error", () => undefined);
  const open: OpenSocket = {
    closed: closed.signal,
    send: (text) =>
      new Promise((resolve) => {
        const gone = () => resolve(false);
        closed.signal.addEventListener("abort", gone, { once: true });
        socket.send(text, (error) => {
          closed.signal.removeEventListener("abort", gone);
          resolve(!error);
        });
      }),
    close(code, reason) {
      socket.close(code, reason);
      setTimeout(() => socket.terminate(), goodbyeMs).unref();
    },
  };
  return { open, watch: (peer: SocketPeer, limits: SocketLimits) => watch(socket, { peer, limits, closed }) };
}

interface Watched {
  peer: SocketPeer;
  limits: SocketLimits;
  closed: AbortController;
}

function watch(socket: WebSocket, { peer, limits, closed }: Watched): void {
  const mayGo = createBucket(limits);
  let loud = false;
  const counted = (heard: () => void) => {
    if (loud) return;
    if (mayGo()) return heard();
    loud = true;
    peer.isTooLoud();
  };
  let answered = true;
  const alive = setInterval(() => {
    if (!answered) socket.terminate();
    answered = false;
    socket.ping();
  }, limits.pingEveryMs);
  socket.on("pong", () => (answered = true));
  socket.on("ping", () => counted(() => undefined));
  socket.on("message", (data, isBinary) =>
    counted(() => {
      // Its binary type is the usual one, so that texts come as one buffer.
      if (isBinary || !Buffer.isBuffer(data)) peer.sendsBytes();
      else peer.hears(data.toString("utf8"));
    }),
  );
  closed.signal.addEventListener("abort", () => clearInterval(alive));
}

/** Says whether one more may go. */
function createBucket({ burst, perSecond }: SocketLimits): () => boolean {
  let left = burst;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(burst, left + ((now - at) / 1000) * perSecond);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
