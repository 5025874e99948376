import { z } from "zod";
import tavilyApi from "../credentials/tavily-api.credential";
import { defineNode } from "../define-node";
import { describePages } from "./describe-pages";
import { searchTool } from "./search-tool";
import { wordList } from "../document-loaders/word-list";

const page = z.object({ title: z.string().catch(""), url: z.string().catch(""), content: z.string().catch("") });
const answerSchema = z.object({ answer: z.string().nullish().catch(undefined), results: z.array(page).catch([]) });

export default defineNode({
  name: "tavilyAPI",
  version: 1.2,
  label: "Tavily API",
  description: "Lets an agent search the web with Tavily, which is made for agents.",
  category: "Tools",
  icon: "search.svg",
  docs: "https://docs.tavily.com/documentation/api-reference/endpoint/search",
  provides: ["TavilyAPI", "Tool", "StructuredTool", "Runnable"],
  credential: tavilyApi,
  summary: ["topic"],
  inputs: {
    topic: {
      type: "options",
      label: "Topic",
      description: "What kind of pages are searched.",
      default: "general",
      optional: true,
      additional: true,
      options: [
        { name: "general", label: "General" },
        { name: "news", label: "News" },
        { name: "finance", label: "Finance" },
      ],
    },
    searchDepth: {
      type: "options",
      label: "Search Depth",
      description: "Advanced looks into the pages and costs more.",
      default: "basic",
      optional: true,
      additional: true,
      options: [
        { name: "basic", label: "Basic" },
        { name: "advanced", label: "Advanced", description: "Better passages, at twice the price." },
      ],
    },
    maxResults: {
      type: "number",
      label: "Max Results",
      default: 5,
      min: 1,
      max: 20,
      step: 1,
      optional: true,
      additional: true,
    },
    includeAnswer: {
      type: "boolean",
      label: "Include Answer",
      description: "Tavily also writes a short answer.",
      optional: true,
      additional: true,
    },
    includeDomains: {
      type: "string",
      label: "Include Domains",
      description: "Only pages of these sites, separated by commas.",
      optional: true,
      additional: true,
    },
    excludeDomains: {
      type: "string",
      label: "Exclude Domains",
      description: "No pages of these sites, separated by commas.",
      optional: true,
      additional: true,
    },
  },
  create: ({ inputs, secrets, tools }) =>
    searchTool({
      name: "tavily_search",
      fetch: tools.fetch,
      request: (question) => ({
        url: "https://api.tavily.com/search",
        init: {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${secrets.tavilyApiKey}` },
          body: JSON.stringify({
            ...{ query: question, topic: inputs.topic, search_depth: inputs.searchDepth },
            ...{ max_results: inputs.maxResults, include_answer: inputs.includeAnswer === true },
            ...{ include_domains: wordList(inputs.includeDomains), exclude_domains: wordList(inputs.excludeDomains) },
          }),
        },
      }),
      describe(body) {
        const { answer, results = [] } = answerSchema.safeParse(body).data ?? {};
        return describePages(
          results.map(({ title, url, content }) => ({ title, link: url, snippet: content })),
          [answer],
        );
      },
    }),
});
