import { defineCredential } from "../define-node";

export default defineCredential({
  name: "githubApi",
  label: "Github API",
  description: "A personal access token that may read the repository.",
  icon: "github.svg",
  docs: "https://docs.github.com/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens",
  hosts: [],
  fields: {
    accessToken: { type: "password", label: "Access Token" },
  },
});
