import { defineCredential } from "../define-node";
import { otherHostsField } from "./other-hosts-field";

export default defineCredential({
  name: "anthropicApi",
  label: "Anthropic API",
  description: "A secret key from the Anthropic console.",
  icon: "anthropic.svg",
  docs: "https://console.anthropic.com/settings/keys",
  hosts: ["api.anthropic.com"],
  fields: {
    anthropicApiKey: { type: "password", label: "Anthropic Api Key", placeholder: "sk-ant-…" },
    ...otherHostsField,
  },
});
