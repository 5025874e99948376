import { z } from "zod";
import serperApi from "../credentials/serper-api.credential";
import { defineNode } from "../define-node";
import { describePages, foundPage } from "./describe-pages";
import { searchTool } from "./search-tool";

const answerSchema = z.object({
  answerBox: z.object({ answer: z.string().optional(), snippet: z.string().optional() }).optional().catch(undefined),
  knowledgeGraph: z.object({ description: z.string().optional() }).optional().catch(undefined),
  organic: z.array(foundPage).catch([]),
});

export default defineNode({
  name: "serper",
  version: 1,
  label: "Serper",
  description: "Lets an agent search the web with Google, through serper.dev.",
  category: "Tools",
  icon: "search.svg",
  docs: "https://serper.dev",
  provides: ["Serper", "Tool", "StructuredTool", "Runnable"],
  credential: serperApi,
  inputs: {},
  create: ({ secrets, tools }) =>
    searchTool({
      name: "search",
      fetch: tools.fetch,
      request: (question) => ({
        url: "https://google.serper.dev/search",
        init: {
          method: "POST",
          headers: { "content-type": "application/json", "x-api-key": secrets.serperApiKey },
          body: JSON.stringify({ q: question }),
        },
      }),
      describe(body) {
        const { answerBox, knowledgeGraph, organic = [] } = answerSchema.safeParse(body).data ?? {};
        return describePages(organic, [answerBox?.answer, answerBox?.snippet, knowledgeGraph?.description]);
      },
    }),
});
