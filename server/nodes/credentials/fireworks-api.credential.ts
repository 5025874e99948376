import { defineCredential } from "../define-node";

export default defineCredential({
  name: "fireworksApi",
  label: "Fireworks API",
  description: "A key from fireworks.ai.",
  icon: "fireworks.svg",
  docs: "https://app.fireworks.ai/settings/users/api-keys",
  hosts: ["api.fireworks.ai"],
  fields: { fireworksApiKey: { type: "password", label: "Fireworks Api Key" } },
});
