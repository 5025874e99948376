import { defineCredential } from "../define-node";

export default defineCredential({
  name: "chatflowApi",
  label: "Chatflow API",
  description: "A key of this server, or of another one that speaks the same API.",
  icon: "execute-flow.svg",
  hosts: [],
  fields: { chatflowApiKey: { type: "password", label: "Chatflow Api Key" } },
});
