import { defineCredential } from "../define-node";

export default defineCredential({
  name: "airtableApi",
  label: "Airtable API",
  description: "A personal access token that may read the records of the base.",
  icon: "airtable.svg",
  docs: "https://support.airtable.com/docs/creating-personal-access-tokens",
  hosts: ["api.airtable.com"],
  fields: {
    accessToken: { type: "password", label: "Access Token" },
  },
});
