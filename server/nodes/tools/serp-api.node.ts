import serpApi from "../credentials/serp-api.credential";
import { defineNode } from "../define-node";
import { describeResults } from "./describe-results";
import { searchTool } from "./search-tool";

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
  create: ({ secrets, tools }) =>
    searchTool({
      name: "search",
      fetch: tools.fetch,
      request(question) {
        const query = new URLSearchParams({ engine: "google", q: question, api_key: secrets.serpApiKey });
        return { url: `https://serpapi.com/search.json?${query}` };
      },
      describe: describeResults,
    }),
});
