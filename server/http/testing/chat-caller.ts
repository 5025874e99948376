import { expect } from "vitest";

type Json = Awaited<ReturnType<Response["json"]>>;

export interface ChatCaller {
  /** `path` is below the chats' own. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Expects 200. */
  ok(method: string, path: string, body?: unknown): Promise<Json>;
  /** Expects the status and `{"detail": …}`. */
  refused(method: string, path: string, status: number, detail?: string, body?: unknown): Promise<void>;
  /** Asks for the chat until it has the status. */
  poll(id: string, status: string): Promise<void>;
}

/** A program that calls the chats API with the headers it knows. */
export function chatCaller(origin: string, credentials: Record<string, string>, prefix = "/chats"): ChatCaller {
  const send: ChatCaller["send"] = (method, path, body, headers) =>
    fetch(`${origin}${prefix}${path}`, {
      method,
      headers: { ...credentials, ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const ok: ChatCaller["ok"] = async (method, path, body) => {
    const response = await send(method, path, body);
    const answer: Json = await response.json();
    expect([response.status, answer]).toEqual([200, expect.anything()]);
    return answer;
  };
  return {
    send,
    ok,
    async refused(method, path, status, detail, body) {
      const response = await send(method, path, body);
      expect([method, path, response.status, await response.json()]).toEqual([
        ...[method, path, status],
        { detail: detail ?? expect.any(String) },
      ]);
    },
    poll: (id, status) =>
      expect.poll(async () => (await ok("GET", `/${id}`)).status, { timeout: 10_000, interval: 20 }).toBe(status),
  };
}
