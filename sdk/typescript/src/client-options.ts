import type { WebSocketClass } from "./open-socket.js";

export interface ClientOptions {
  /** Where the server is; `http://localhost:3000` when absent. A path after the host is kept. */
  baseUrl?: string;
  apiKey?: string;
  /** Longest wait for an answer, and in a stream for its next byte; five minutes when absent, 0 for no limit. */
  timeoutMs?: number;
  /** How often a call that was refused with 429 or 503 is tried again; 2 when absent. */
  retries?: number;
  /** Sent with every call. */
  headers?: Readonly<Record<string, string>>;
  /** Stands for the platform's `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Stands for the platform's `WebSocket`. */
  WebSocket?: WebSocketClass;
}

export interface CallOptions {
  /** Ends the call. What runs on the server goes on; `abort` stops that. */
  signal?: AbortSignal;
  timeoutMs?: number;
  retries?: number;
  headers?: Readonly<Record<string, string>>;
}

export interface PredictOptions extends CallOptions {
  /** Two calls with the same key are one run, so that a call may be repeated without asking twice. */
  idempotencyKey?: string;
  /** Number of the version that shall answer in place of the published one. Takes a key with the scope *manage*. */
  version?: number;
  /** How often in a row a broken stream is taken up again without anything new arriving; 5 when absent, 0 for never. */
  reconnects?: number;
  /** The id of the last frame that an earlier stream of this question brought; the stream goes on after it. */
  lastEventId?: string;
}
