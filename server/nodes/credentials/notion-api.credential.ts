import { defineCredential } from "../define-node";

export default defineCredential({
  name: "notionApi",
  label: "Notion API",
  description: "The secret of an integration that the pages are shared with.",
  icon: "notion.svg",
  docs: "https://developers.notion.com/docs/create-a-notion-integration",
  hosts: ["api.notion.com"],
  fields: {
    notionIntegrationToken: { type: "password", label: "Notion Integration Token" },
  },
});
