import { defineCredential } from "../define-node";

export default defineCredential({
  name: "figmaApi",
  label: "Figma API",
  description: "A personal access token.",
  icon: "figma.svg",
  docs: "https://www.figma.com/developers/api#access-tokens",
  hosts: ["api.figma.com"],
  fields: {
    accessToken: { type: "password", label: "Access Token" },
  },
});
