import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";

/** Calls a procedure of the editor's own API, as the signed-in person whose cookies the context holds. */
export type Call = (procedure: string, input: object, kind?: "query" | "mutation") => Promise<unknown>;

const reply = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });

export function procedures(context: APIRequestContext): Call {
  return async (procedure, input, kind = "mutation") => {
    const [url, json] = [`/api/trpc/${procedure}`, { json: input }];
    const response =
      kind === "query"
        ? await context.get(url, { params: { input: JSON.stringify(json) } })
        : await context.post(url, { data: json });
    if (!response.ok()) throw new Error(`${procedure}: ${String(response.status())} ${await response.text()}`);
    return reply.parse(await response.json()).result.data.json;
  };
}
