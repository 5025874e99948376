import type { CallOptions, ClientOptions } from "./client-options.js";
import { createDeadline, type Deadline } from "./deadline.js";
import { pause, retryDelay } from "./delays.js";
import { parseLoosely } from "./json.js";
import type { WebSocketClass } from "./open-socket.js";
import { responseError } from "./response-error.js";
import { WeftError } from "./weft-error.js";

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface ApiCall extends CallOptions {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the base address. Segments made of ids are encoded already. */
  path: string;
  query?: Query;
  /** Sent as JSON, or as a form when it is one. */
  body?: unknown;
}

export interface OpenResponse {
  response: Response;
  deadline: Deadline;
}

export interface Transport {
  /** Sends and returns the parsed body of a successful answer. */
  json<T>(call: ApiCall): Promise<T>;
  /** Where a connection to a path is opened, and what goes along with it. */
  socket(path: string): { url: string; headers: Record<string, string>; WebSocket?: WebSocketClass };
  /** Sends and returns a successful answer whose body is still to be read, within the deadline. */
  open(call: ApiCall): Promise<OpenResponse>;
}

const fiveMinutes = 300_000;

/** Adds address and key, tries again what was refused for the moment, and turns every failure into a WeftError. */
export function createTransport(options: ClientOptions): Transport {
  const base = (options.baseUrl || "http://localhost:3000").replace(/\/+$/, "");
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);

  async function open(call: ApiCall): Promise<OpenResponse> {
    const retries = call.retries ?? options.retries ?? 2;
    for (let attempt = 0; ; attempt += 1) {
      const deadline = createDeadline(call.timeoutMs ?? options.timeoutMs ?? fiveMinutes, call.signal);
      const response = await attemptCall(call, deadline);
      if (response.ok) return { response, deadline };
      const delay =
        [429, 503].includes(response.status) && attempt < retries ? retryDelay(response, attempt) : undefined;
      const error = await responseError(response);
      deadline.clear();
      if (delay === undefined) throw error;
      await pause(delay, call.signal);
    }
  }

  async function attemptCall(call: ApiCall, deadline: Deadline): Promise<Response> {
    try {
      return await send(`${base}${call.path}${queryText(call.query)}`, {
        method: call.method,
        headers: headersOf(call, options),
        signal: deadline.signal,
        ...(call.body !== undefined && { body: call.body instanceof FormData ? call.body : JSON.stringify(call.body) }),
      });
    } catch (error) {
      deadline.clear();
      throw readError(error, deadline);
    }
  }

  return {
    open,
    socket: (path) => ({
      url: base.replace(/^http/, "ws") + path,
      headers: headersOf({ method: "GET", path }, options),
      ...(options.WebSocket && { WebSocket: options.WebSocket }),
    }),
    async json<T>(call: ApiCall): Promise<T> {
      const { response, deadline } = await open(call);
      try {
        // The server's contract describes the body; the caller names the type it describes.
        return parseLoosely(await response.text()) as T;
      } catch (error) {
        throw readError(error, deadline);
      } finally {
        deadline.clear();
      }
    },
  };
}

/** What the caller did itself comes back as its own reason; everything else as a WeftError. */
export function readError(error: unknown, deadline: Deadline): unknown {
  if (deadline.signal.aborted) return deadline.signal.reason;
  if (error instanceof WeftError) return error;
  return new WeftError("The server cannot be reached, or the connection broke.", 0, undefined, { cause: error });
}

function headersOf(call: ApiCall, options: ClientOptions): Record<string, string> {
  return {
    ...(call.body !== undefined && !(call.body instanceof FormData) && { "content-type": "application/json" }),
    ...(options.apiKey && { authorization: `Bearer ${options.apiKey}` }),
    ...options.headers,
    ...call.headers,
  };
}

function queryText(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
