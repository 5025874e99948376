/** `src/knowledge.ts` of an exported project: the document stores of the server that it came from. */
export const knowledgeSource = String.raw`import { tool } from "@langchain/core/tools";
import { z } from "zod";
import { setting } from "./references.js";

export interface Found {
  pageContent: string;
  metadata: Record<string, unknown>;
  id?: string;
  score?: number;
}

/** What a document store of the server finds. */
export async function lookUp(storeId: string, query: string): Promise<Found[]> {
  const address = setting("WEFT_URL").replace(/\/+$/, "") + "/api/v1/document-store/vectorstore/query";
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer " + setting("WEFT_API_KEY") },
    body: JSON.stringify({ storeId, query }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error("The document store answered " + String(response.status) + ": " + text.slice(0, 300));
  return (JSON.parse(text) as { docs: Found[] }).docs;
}

/** Lets a model look things up in a document store. */
export const storeTool = (storeId: string, name: string, description: string) =>
  tool(
    async ({ input }: { input: string }) => {
      const found = await lookUp(storeId, input);
      return found.length === 0 ? "Nothing was found." : found.map(({ pageContent }) => pageContent).join("\n\n");
    },
    { name, description, schema: z.object({ input: z.string().describe("What to look up.") }) },
  );
`;
