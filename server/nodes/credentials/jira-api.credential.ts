import { defineCredential } from "../define-node";

export default defineCredential({
  name: "jiraApi",
  label: "Jira API",
  description: "An Atlassian account and its API token.",
  icon: "jira.svg",
  docs: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
  hosts: [],
  fields: {
    username: { type: "string", label: "User Name" },
    accessToken: { type: "password", label: "Access Token" },
  },
});
