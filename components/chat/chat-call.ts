export type ChatMode = "internal" | "public";

/** As whom a chat talks to the API. */
export interface ChatCaller {
  flowId: string;
  /** `internal` runs the newest saved version with the member's session; `public` runs the published one. */
  mode: ChatMode;
  /** Sent as a Bearer token in public mode. */
  apiKey?: string;
}

/** A call's headers: a member's session counts only with the first of them, a visitor may have a key. */
export function chatHeaders({ mode, apiKey }: Pick<ChatCaller, "mode" | "apiKey">): Headers {
  const headers = new Headers();
  if (mode === "internal") headers.set("x-request-from", "internal");
  else if (apiKey !== undefined && apiKey !== "") headers.set("authorization", `Bearer ${apiKey}`);
  return headers;
}

/** A call with a JSON body beside the conversation: a judgement, a lead, a text to be read out. */
export function postJson(caller: Omit<ChatCaller, "flowId">, path: string, body: object, init: RequestInit = {}) {
  const headers = chatHeaders(caller);
  headers.set("content-type", "application/json");
  const sent = { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin" } as const;
  return fetch(`/api/v1${path}`, { ...sent, ...init });
}
