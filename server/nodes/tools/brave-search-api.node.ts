import { z } from "zod";
import braveSearchApi from "../credentials/brave-search-api.credential";
import { defineNode } from "../define-node";
import { describePages } from "./describe-pages";
import { searchTool } from "./search-tool";

const page = z.object({ title: z.string().catch(""), url: z.string().catch(""), description: z.string().catch("") });
const answerSchema = z.object({ web: z.object({ results: z.array(page).catch([]) }) });

export default defineNode({
  name: "braveSearchAPI",
  version: 1,
  label: "BraveSearch API",
  description: "Lets an agent search the web with Brave.",
  category: "Tools",
  icon: "search.svg",
  docs: "https://api-dashboard.search.brave.com/app/documentation",
  provides: ["BraveSearchAPI", "Tool", "StructuredTool", "Runnable"],
  credential: braveSearchApi,
  inputs: {},
  create: ({ secrets, tools }) =>
    searchTool({
      name: "brave_search",
      fetch: tools.fetch,
      request: (question) => ({
        url: `https://api.search.brave.com/res/v1/web/search?${new URLSearchParams({ q: question })}`,
        init: { headers: { accept: "application/json", "x-subscription-token": secrets.braveApiKey } },
      }),
      describe(body) {
        const results = answerSchema.safeParse(body).data?.web.results ?? [];
        return describePages(
          results.map(({ title, url, description }) => ({ title, link: url, snippet: withoutTags(description) })),
        );
      },
    }),
});

/** Brave marks the words that it found. */
const withoutTags = (text: string): string => text.replaceAll(/<\/?strong>/g, "");
