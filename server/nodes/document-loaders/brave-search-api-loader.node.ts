import { z } from "zod";
import braveSearchApi from "../credentials/brave-search-api.credential";
import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readJson } from "./web-service";

const found = z.object({
  web: z
    .object({ results: z.array(z.object({ title: z.string(), url: z.string(), description: z.string().optional() })) })
    .optional(),
});

export default defineNode({
  name: "braveSearchApiLoader",
  version: 2,
  label: "BraveSearch API Document Loader",
  description: "Reads what a Brave search finds.",
  category: "Document Loaders",
  icon: "search.svg",
  provides: ["Document"],
  credential: braveSearchApi,
  outputs: loaderOutputs,
  summary: ["query"],
  inputs: { query: { type: "string", label: "Query" }, ...loaderInputs },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    return loaderOutput(context, async function* ({ signal }) {
      const headers = { "x-subscription-token": secrets.braveApiKey, accept: "application/json" };
      const service = { name: "Brave Search", fetch: tools.fetch, headers, signal };
      const url = `https://api.search.brave.com/res/v1/web/search?${new URLSearchParams({ q: inputs.query })}`;
      for (const { title, url: link, description = "" } of (await readJson(service, url, found)).web?.results ?? [])
        yield { pageContent: [title, description].filter(Boolean).join("\n"), metadata: { source: link, title, link } };
    });
  },
});
