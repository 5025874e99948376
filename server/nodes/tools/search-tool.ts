import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import type { NodeTools } from "@/server/engine/ports";
import { turnOf } from "./turn-of";

export interface SearchTool {
  name: string;
  description?: string;
  fetch: NodeTools["fetch"];
  /** What is sent for a question. */
  request(question: string): { url: string; init?: RequestInit };
  /** What came back, as text for the model. */
  describe(body: unknown): string;
}

/** Lets an agent ask a search service. */
export async function searchTool({ fetch, request, describe, ...given }: SearchTool): Promise<StructuredToolInterface> {
  const { tool } = await import("@langchain/core/tools");
  return tool(
    async ({ input }: { input: string }, config) => {
      const { url, init } = request(input);
      const signal = turnOf(config)?.signal;
      const response = await fetch(url, { ...init, ...(signal && { signal }) });
      // The address may hold the key, so no error quotes it.
      if (response.status === 401 || response.status === 403) throw new Error("The search service refused its key.");
      if (!response.ok) throw new Error(`The search service answered ${String(response.status)}.`);
      return describe(await response.json().catch(() => ({})));
    },
    {
      description: "Searches the web. Use it for current events and for facts that you are not sure of.",
      ...given,
      schema: z.object({ input: z.string().describe("What to search for.") }),
    },
  );
}
