import { defineCredential } from "../define-node";

export default defineCredential({
  name: "confluenceCloudApi",
  label: "Confluence Cloud API",
  description: "An Atlassian account and its API token.",
  icon: "confluence.svg",
  docs: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
  hosts: [],
  fields: {
    accessToken: { type: "password", label: "Access Token" },
    username: { type: "string", label: "Username" },
  },
});
