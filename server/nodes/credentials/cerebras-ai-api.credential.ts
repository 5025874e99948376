import { defineCredential } from "../define-node";
import { otherHostsField } from "./other-hosts-field";

export default defineCredential({
  name: "cerebrasAIApi",
  label: "Cerebras API Key",
  description: "A key from Cerebras Cloud.",
  icon: "cerebras.svg",
  docs: "https://cloud.cerebras.ai",
  hosts: ["api.cerebras.ai"],
  fields: {
    cerebrasApiKey: { type: "password", label: "Cerebras API Key" },
    ...otherHostsField,
  },
});
