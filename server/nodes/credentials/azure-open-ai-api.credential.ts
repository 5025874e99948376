import { defineCredential } from "../define-node";
import { otherHostsField } from "./other-hosts-field";

export default defineCredential({
  name: "azureOpenAIApi",
  label: "Azure OpenAI API",
  description: "Key, resource and deployment as the Azure portal shows them.",
  icon: "azure.svg",
  docs: "https://learn.microsoft.com/azure/ai-services/openai/reference",
  hosts: ["*.openai.azure.com"],
  fields: {
    azureOpenAIApiKey: { type: "password", label: "Azure OpenAI Api Key" },
    azureOpenAIApiInstanceName: {
      type: "string",
      label: "Azure OpenAI Api Instance Name",
      description: "First part of the resource's address: `my-resource` of my-resource.openai.azure.com.",
      placeholder: "my-resource",
    },
    azureOpenAIApiDeploymentName: {
      type: "string",
      label: "Azure OpenAI Api Deployment Name",
      placeholder: "my-gpt-4o",
    },
    azureOpenAIApiVersion: {
      type: "string",
      label: "Azure OpenAI Api Version",
      placeholder: "2024-10-21",
    },
    ...otherHostsField,
  },
});
