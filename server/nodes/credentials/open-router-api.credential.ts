import { defineCredential } from "../define-node";
import { otherHostsField } from "./other-hosts-field";

export default defineCredential({
  name: "openRouterApi",
  label: "OpenRouter API Key",
  description: "A key from openrouter.ai.",
  icon: "openrouter.svg",
  docs: "https://openrouter.ai/settings/keys",
  hosts: ["openrouter.ai"],
  fields: {
    openRouterApiKey: { type: "password", label: "OpenRouter API Key" },
    ...otherHostsField,
  },
});
