import serpApi from "../credentials/serp-api.credential";
import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { resultDocuments, searchAnswer } from "./search-results";
import { readJson } from "./web-service";

export default defineNode({
  name: "serpApi",
  version: 2,
  label: "SerpApi For Web Search",
  description: "Reads what a Google search finds, through serpapi.com.",
  category: "Document Loaders",
  icon: "search.svg",
  provides: ["Document"],
  credential: serpApi,
  outputs: loaderOutputs,
  summary: ["query"],
  inputs: {
    query: { type: "string", label: "Query" },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    return loaderOutput(context, async function* ({ signal }) {
      const service = { name: "The search service", fetch: tools.fetch, signal };
      const query = new URLSearchParams({ engine: "google", q: inputs.query, api_key: secrets.serpApiKey });
      const url = `https://serpapi.com/search.json?${query}`;
      yield* resultDocuments(await readJson(service, url, searchAnswer));
    });
  },
});
