import { z } from "zod";
import googleCustomSearchApi from "../credentials/google-custom-search-api.credential";
import { defineNode } from "../define-node";
import { describePages, foundPage } from "./describe-pages";
import { searchTool } from "./search-tool";

const answerSchema = z.object({ items: z.array(foundPage).catch([]) });

export default defineNode({
  name: "googleCustomSearch",
  version: 1,
  label: "Google Custom Search",
  description: "Lets an agent search the web, or the sites you choose, with Google's Programmable Search.",
  category: "Tools",
  icon: "search.svg",
  docs: "https://developers.google.com/custom-search/v1/overview",
  provides: ["GoogleCustomSearchAPI", "Tool", "StructuredTool", "Runnable"],
  credential: googleCustomSearchApi,
  inputs: {},
  create: ({ secrets, tools }) =>
    searchTool({
      name: "google_custom_search",
      fetch: tools.fetch,
      request(question) {
        const { googleCustomSearchApiKey: key, googleCustomSearchApiId: cx } = secrets;
        const query = new URLSearchParams({ key, cx, q: question });
        return { url: `https://www.googleapis.com/customsearch/v1?${query}` };
      },
      describe: (body) => describePages(answerSchema.safeParse(body).data?.items ?? []),
    }),
});
