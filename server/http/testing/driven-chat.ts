import { setTimeout as sleep } from "node:timers/promises";
import { type HeardFrame, openChatSocket } from "./open-chat-socket";

export interface ChatLine {
  id: string;
  type: string;
  content: string;
}

export interface DrivenChat {
  id: string;
  /** The chat's messages, once it has come to its end. */
  rows: ChatLine[];
  /** What was heard over connections, each of which went on where the one before had ended. */
  heard: ChatLine[];
}

export interface Driving {
  /** Where the server is by now. */
  origin(): string;
  key: string;
  flowId: string;
  question: string;
  /** What is said the first time that the chat waits, the second time and so on. */
  inputs: readonly string[];
  /** When it is given up, in this process's milliseconds. */
  until: number;
}

/**
 * Takes a chat from its first message to its end, as a program does that trusts nothing but what the server says: it looks,
 * does what comes next, and looks again, whether its last call was answered or not.
 */
export async function driveChat(driving: Driving): Promise<DrivenChat> {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${driving.origin()}/chats${path}`, {
      method,
      headers: { "x-api-key": driving.key, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    // The server's contract describes it.
    return (await response.json()) as T;
  };
  const { id } = await again(driving, () =>
    call<{ id: string }>("POST", "", { name: driving.question, from_type: "flow", from_flow: driving.flowId }),
  );
  const listening = listen(driving, id);
  const rows = await again(driving, async () => {
    const { status, status_detail } = await call<{ status: string; status_detail: string }>("GET", `/${id}`);
    const lines = await call<ChatLine[]>("GET", `/${id}/messages`);
    const said = lines.filter(({ type }) => type === "user").length;
    if (status === "error") return fail(`“${driving.question}” is in error: ${status_detail}`);
    if (status === "completed") return lines;
    if (status === "ready" && said === 0) await call("POST", `/${id}/messages`, { message: driving.question });
    if (status === "wait_for_human_input")
      await call("POST", `/${id}/input`, { message: driving.inputs[said - 1] ?? "" });
    return undefined;
  });
  return { id, rows, heard: await listening };
}

class Failure extends Error {}
const fail = (message: string): never => {
  throw new Failure(message);
};

/** Tries until there is something. What goes wrong with the connection is none of the chat's troubles. */
async function again<T>({ until, question }: Driving, attempt: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    try {
      const found = await attempt();
      if (found !== undefined) return found;
    } catch (error) {
      if (error instanceof Failure) throw error;
    }
    if (performance.now() > until) throw new Error(`“${question}” came to no end.`);
    await sleep(25);
  }
}

/** Hears a chat's messages over one connection after the other, until its end is told. */
async function listen(driving: Driving, id: string): Promise<ChatLine[]> {
  const heard: ChatLine[] = [];
  for (;;) {
    const after = heard.at(-1)?.id;
    const path = `/chats/${id}/ws${after === undefined ? "" : `?after=${after}`}`;
    const socket = await again(driving, () =>
      openChatSocket(driving.origin(), { path, headers: { "x-api-key": driving.key } }),
    );
    const isWhole = await socket.until(isEnd).then(
      () => true,
      () => false,
    );
    heard.push(...socket.heard.flatMap(({ event, data }) => (event === "message" ? [data] : [])));
    socket.ws.terminate();
    if (isWhole) return heard;
  }
}

const isEnd = ({ event, data }: HeardFrame): boolean => event === "status" && data.status === "completed";
