import { once } from "node:events";
import { WebSocket, type ClientOptions } from "ws";

type Json = Awaited<ReturnType<Response["json"]>>;

/** What the server sends: an event of the chat, or the answer to a frame. */
export interface HeardFrame {
  event: string;
  id?: string;
  to?: string | number | null;
  status?: number;
  data: Json;
}

export interface ChatSocket {
  ws: WebSocket;
  /** Everything that was heard. */
  heard: HeardFrame[];
  /** What is heard from the last such look on, up to and with the first frame of which `isLast` is true. */
  until(isLast: (frame: HeardFrame) => boolean): Promise<HeardFrame[]>;
  /** Sends a frame, as it is when it is a text, and gives what comes back for it. */
  ask(frame: Record<string, unknown> | string): Promise<Pick<HeardFrame, "event" | "status" | "data">>;
  /** Code and reason of the connection's end. */
  ended: Promise<{ code: number; reason: string }>;
}

export interface SocketRequest extends ClientOptions {
  /** Below the server's address. */
  path: string;
  protocols?: string[];
}

/** Connects to a chat. Rejects with `{ status, body }` when the server refuses. */
export async function openChatSocket(
  origin: string,
  { path, protocols, ...options }: SocketRequest,
): Promise<ChatSocket> {
  const ws = new WebSocket(`${origin.replace(/^http/, "ws")}${path}`, protocols ?? [], options);
  const heard: HeardFrame[] = [];
  let asked = 0;
  let seen = 0;
  let wake = (): void => undefined;
  ws.on("message", (data: Buffer) => {
    heard.push(JSON.parse(data.toString("utf8")));
    wake();
  });
  const ended = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on("close", (code, reason) => {
      resolve({ code, reason: reason.toString("utf8") });
      wake();
    });
  });
  await opened(ws);
  const find = async (isWanted: (frame: HeardFrame) => boolean, from: number): Promise<number> => {
    for (;;) {
      const index = heard.findIndex((frame, at) => at >= from && isWanted(frame));
      if (index >= 0) return index;
      if (ws.readyState === WebSocket.CLOSED) throw new Error(`It has ended after ${JSON.stringify(heard)}`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    ...{ ws, heard, ended },
    async until(isLast) {
      const from = seen;
      seen = (await find(isLast, from)) + 1;
      return heard.slice(from, seen).filter(({ event }) => event === "message" || event === "status");
    },
    async ask(frame) {
      asked += 1;
      const to = typeof frame === "string" ? null : asked;
      const from = heard.length;
      ws.send(typeof frame === "string" ? frame : JSON.stringify({ id: asked, ...frame }));
      const answer = heard[await find((given) => given.to === to, from)];
      return {
        event: answer?.event ?? "",
        ...(answer?.status !== undefined && { status: answer.status }),
        data: answer?.data,
      };
    },
  };
}

function opened(ws: WebSocket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    ws.on("unexpected-response", (_request, response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => reject({ status: response.statusCode, body: JSON.parse(body) }));
    });
    ws.on("error", reject);
    once(ws, "open").then(resolve, reject);
  });
}
