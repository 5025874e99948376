import type { z } from "zod";
import { expect } from "vitest";
import { apiRoutes } from "../routes";

export interface Sent {
  /** Sent as a Bearer token; empty for none. */
  key?: string | undefined;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface ApiClient {
  send(method: string, path: string, sent?: Sent): Promise<Response>;
  /** Sends, expects 200 and a body that the endpoint's contract describes. */
  ok(method: string, path: string, sent?: Sent): ReturnType<Response["json"]>;
}

/** Calls the API with a key unless told otherwise. */
export function apiClient(origin: string, usualKey: string): ApiClient {
  const send: ApiClient["send"] = (method, path, { key = usualKey, headers, body } = {}) =>
    fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    send,
    async ok(method, path, sent) {
      const response = await send(method, path, sent);
      const body: unknown = await response.json();
      expect([response.status, body]).toEqual([200, expect.anything()]);
      expect(replySchema(method, path.split("?")[0] ?? "")?.safeParse(body)).toMatchObject({ success: true });
      return body;
    },
  };
}

function replySchema(method: string, path: string): z.ZodType | undefined {
  const matching = apiRoutes.filter(
    ({ contract }) =>
      contract.method === method && new RegExp(`^${contract.path.replace(/:\w+/g, "[^/]+")}$`).test(path),
  );
  return matching.find(({ contract }) => !contract.path.includes(":") || matching.length === 1)?.contract.reply;
}
