import notionApi from "../credentials/notion-api.credential";
import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { notion, notionDatabase, notionId } from "./notion-pages";

export default defineNode({
  name: "notionDB",
  version: 2,
  label: "Notion Database",
  description: "Reads the rows of a Notion database, with their properties as metadata.",
  category: "Document Loaders",
  icon: "notion.svg",
  provides: ["Document"],
  credential: notionApi,
  outputs: loaderOutputs,
  inputs: {
    databaseId: {
      type: "string",
      label: "Notion Database Id",
      description: "The 32 characters before ?v= in the database's address.",
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    return loaderOutput(context, ({ signal }) =>
      notionDatabase(notion(tools, secrets.notionIntegrationToken, signal), notionId(inputs.databaseId)),
    );
  },
});
