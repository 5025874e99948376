import type { ChatGoogleParams } from "@langchain/google";
import { z } from "zod";
import type { NodeTools } from "@/server/engine/ports";

export const geminiOrigin = "https://generativelanguage.googleapis.com";

type ApiClient = NonNullable<ChatGoogleParams["apiClient"]>;

/** Where Gemini's API listens: the address typed on the node, with or without its version. */
export const geminiBase = (typed: unknown): string =>
  (typeof typed === "string" && typed.trim() ? typed.trim() : geminiOrigin)
    .replace(/\/+$/, "")
    .replace(/\/v1beta$/, "");

/**
 * The connection that LangChain's Gemini client sends its requests through: the guarded `fetch`, and the key in a
 * header, never in the address.
 */
export function geminiClient(key: string, base: string, tools: NodeTools): ApiClient {
  return {
    hasApiKey: () => true,
    getProjectId: () => Promise.reject(new Error("Gemini's public API has no projects.")),
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const response = await tools.fetch(`${base}${pathname}${search}`, {
        method: request.method,
        headers: { "content-type": "application/json", "x-goog-api-key": key },
        body: await request.text(),
        signal: request.signal,
      });
      if (!response.ok) throw await failure(response);
      return response;
    },
  };
}

const errorBody = z.object({ error: z.object({ message: z.string() }) });

/** The client's own errors lose the answer's headers, which say when to try again. */
async function failure(response: Response): Promise<Error> {
  const body = errorBody.safeParse(await response.json().catch(() => undefined));
  const message = body.success ? body.data.error.message : `Gemini answered ${response.status}.`;
  return Object.assign(new Error(message), { status: response.status, headers: response.headers });
}
