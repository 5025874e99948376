import { defineCredential } from "../define-node";
import { otherHostsField } from "./other-hosts-field";

export default defineCredential({
  name: "openAIApi",
  label: "OpenAI API",
  description: "A secret key from platform.openai.com, or whatever key an OpenAI-compatible server asks for.",
  icon: "openai.svg",
  docs: "https://platform.openai.com/api-keys",
  hosts: ["api.openai.com"],
  fields: {
    openAIApiKey: { type: "password", label: "OpenAI Api Key", placeholder: "sk-…" },
    ...otherHostsField,
  },
});
