import { WeftError } from "./weft-error.js";

/** As much of a WebSocket as is needed, so that the platform's own and those of packages will do. */
export interface WebSocketLike {
  send(text: string): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export type WebSocketClass = new (url: string, more?: never) => WebSocketLike;

export interface SocketOptions {
  /** An access token of `/api/v1/oauth/token`, for pages: a browser cannot send a key along with a connection. */
  token?: string;
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
  /** Stands for the platform's `WebSocket`. */
  WebSocket?: WebSocketClass;
}

/** Told from the very first frame on, which may come together with the opening. */
export interface SocketEars {
  hears(text: string): void;
  /** After it has been open. */
  ends(code: number, reason: string): void;
}

/** Opens a connection, with the platform's `WebSocket` or, in a Node that has none, with the package `ws`. */
export async function openSocket(url: string, options: SocketOptions, ears: SocketEars): Promise<WebSocketLike> {
  options.signal?.throwIfAborted();
  const Socket = options.WebSocket ?? ownClass() ?? (await packagedClass());
  const { token, headers = {} } = options;
  // Both forms are accepted where they are used: names of protocols everywhere, headers outside browsers.
  const more = (token === undefined ? { headers } : ["weft.chat", `weft.token.${token}`]) as never;
  const socket = construct(Socket, url, more);
  return new Promise((resolve, reject) => {
    let isOpen = false;
    const refuse = () => reject(new WeftError("The server does not open a connection to this chat.", 0));
    socket.onopen = () => {
      isOpen = true;
      resolve(socket);
    };
    socket.onmessage = ({ data }) => ears.hears(String(data));
    // It says nothing that the close after it does not say.
    socket.onerror = refuse;
    socket.onclose = ({ code, reason }) => {
      if (isOpen) ears.ends(code, reason);
      else refuse();
    };
  });
}

function construct(Socket: WebSocketClass, url: string, more: never): WebSocketLike {
  try {
    return new Socket(url, more);
  } catch (cause) {
    throw new WeftError("A browser cannot send a key with a connection. Give a `token`.", 0, undefined, { cause });
  }
}

const isClass = (value: unknown): value is WebSocketClass => typeof value === "function";

function ownClass(): WebSocketClass | undefined {
  const found: unknown = Reflect.get(globalThis, "WebSocket");
  return isClass(found) ? found : undefined;
}

async function packagedClass(): Promise<WebSocketClass> {
  // No bundler is to look for it.
  const name = "ws";
  const loaded: unknown = await import(/* @vite-ignore */ /* webpackIgnore: true */ name).catch(() => undefined);
  const found: unknown = typeof loaded === "object" && loaded !== null ? Reflect.get(loaded, "WebSocket") : undefined;
  if (isClass(found)) return found;
  throw new WeftError("There is no WebSocket here. Install the package ws, or use Node 22.", 0);
}
