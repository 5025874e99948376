import searchApi from "../credentials/search-api.credential";
import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { resultDocuments, searchAnswer } from "./search-results";
import { readJson } from "./web-service";

export default defineNode({
  name: "searchApi",
  version: 2,
  label: "SearchApi For Web Search",
  description: "Reads what a web search finds, through searchapi.io.",
  category: "Document Loaders",
  icon: "search.svg",
  provides: ["Document"],
  credential: searchApi,
  outputs: loaderOutputs,
  summary: ["query"],
  inputs: {
    query: { type: "string", label: "Query" },
    customParameters: {
      type: "json",
      label: "Custom Parameters",
      description: "Further parameters, such as engine.",
      optional: true,
      additional: true,
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    return loaderOutput(context, async function* ({ signal }) {
      const service = { name: "The search service", fetch: tools.fetch, signal };
      const custom = Object.entries(jsonObjectInput(inputs.customParameters, "Custom Parameters") ?? {});
      const query = new URLSearchParams({
        ...{ engine: "google", q: inputs.query },
        ...Object.fromEntries(custom.map(([key, value]) => [key, String(value)])),
        api_key: secrets.searchApiKey,
      });
      const url = `https://www.searchapi.io/api/v1/search?${query}`;
      yield* resultDocuments(await readJson(service, url, searchAnswer));
    });
  },
});
