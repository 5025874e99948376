import notionApi from "../credentials/notion-api.credential";
import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { notion, notionPage, notionId } from "./notion-pages";

export default defineNode({
  name: "notionPage",
  version: 2,
  label: "Notion Page",
  description: "Reads a page of Notion and the pages inside it.",
  category: "Document Loaders",
  icon: "notion.svg",
  provides: ["Document"],
  credential: notionApi,
  outputs: loaderOutputs,
  inputs: {
    pageId: {
      type: "string",
      label: "Notion Page Id",
      description: "The last 32 characters of the page's address, or the address itself.",
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    return loaderOutput(context, ({ signal }) =>
      notionPage(notion(tools, secrets.notionIntegrationToken, signal), notionId(inputs.pageId)),
    );
  },
});
