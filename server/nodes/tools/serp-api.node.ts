import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import serpApi from "../credentials/serp-api.credential";
import { defineNode } from "../define-node";
import { describeResults } from "./describe-results";
import { turnOf } from "./turn-of";

export default defineNode({
  name: "serpAPI",
  version: 1,
  label: "Serp API",
  description: "Lets an agent search the web with Google, through serpapi.com.",
  category: "Tools",
  icon: "search.svg",
  docs: "https://serpapi.com/search-api",
  provides: ["SerpAPI", "Tool", "StructuredTool"],
  credential: serpApi,
  inputs: {},
  async create({ secrets, tools }): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    return tool(
      async ({ input }: { input: string }, config) => {
        const query = new URLSearchParams({ engine: "google", q: input, api_key: secrets.serpApiKey });
        const signal = turnOf(config)?.signal;
        const response = await tools.fetch(`https://serpapi.com/search.json?${query}`, signal && { signal });
        // The address holds the key, so no error may quote it.
        if (response.status === 401) throw new Error("The search service refused its key.");
        if (!response.ok) throw new Error(`The search service answered ${response.status}.`);
        return describeResults(await response.json().catch(() => ({})));
      },
      {
        name: "search",
        description: "Searches the web. Use it for current events and for facts that you are not sure of.",
        schema: z.object({ input: z.string().describe("What to search for.") }),
      },
    );
  },
});
