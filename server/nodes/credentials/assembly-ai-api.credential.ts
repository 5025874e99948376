import { defineCredential } from "../define-node";

export default defineCredential({
  name: "assemblyAIApi",
  label: "AssemblyAI API",
  description: "A key from AssemblyAI's dashboard.",
  icon: "assembly-ai.svg",
  docs: "https://www.assemblyai.com/docs",
  hosts: ["api.assemblyai.com"],
  fields: { assemblyAIApiKey: { type: "password", label: "AssemblyAI Api Key" } },
});
