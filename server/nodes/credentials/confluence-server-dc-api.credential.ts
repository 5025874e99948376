import { defineCredential } from "../define-node";

export default defineCredential({
  name: "confluenceServerDCApi",
  label: "Confluence Server/Data Center API",
  description: "A personal access token of your own Confluence server.",
  icon: "confluence.svg",
  docs: "https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html",
  hosts: [],
  fields: {
    personalAccessToken: { type: "password", label: "Personal Access Token" },
  },
});
