import { AppError } from "@/domain/errors";
import azureOpenAiApi from "../credentials/azure-open-ai-api.credential";
import { defineNode } from "../define-node";
import { choices } from "./list-models";
import {
  addressInputs,
  cacheSlot,
  chatModelClasses,
  imageInput,
  limitInputs,
  reasoningInputs,
  samplingInputs,
} from "./model-inputs";
import { openAiFields, reasoningOf } from "./open-ai-fields";

const known = [
  "gpt-5",
  "gpt-5-mini",
  "gpt-4.1",
  "gpt-4.1-mini",
  "gpt-4o",
  "gpt-4o-mini",
  "gpt-35-turbo",
  "o3",
  "o4-mini",
];

export default defineNode({
  name: "azureChatOpenAI",
  version: 7.1,
  label: "Azure ChatOpenAI",
  description: "OpenAI's chat models in your own Azure resource.",
  category: "Chat Models",
  icon: "azure.svg",
  docs: "https://learn.microsoft.com/azure/ai-services/openai/",
  provides: ["AzureChatOpenAI", ...chatModelClasses],
  credential: azureOpenAiApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: {
      type: "asyncOptions",
      load: "listModels",
      label: "Model Name",
      description: "The model behind the deployment; the deployment itself is part of the credential.",
    },
    ...samplingInputs,
    ...imageInput,
    ...reasoningInputs,
    ...limitInputs,
    basepath: {
      ...addressInputs.basepath,
      description: "Stands in place of https://(instance).openai.azure.com/openai/deployments.",
      placeholder: "https://my-resource.openai.azure.com/openai/deployments",
    },
    baseOptions: addressInputs.baseOptions,
  },
  loaders: { listModels: async () => choices(known) },
  async create({ inputs, secrets, tools }) {
    const instance = secrets.azureOpenAIApiInstanceName;
    // The name becomes part of a host name that receives the key.
    if (!inputs.basepath && !/^[a-z0-9-]+$/i.test(instance)) {
      throw new AppError(
        "invalid_input",
        "The Azure instance name may hold letters, digits and hyphens only. Mend the credential.",
      );
    }
    const { AzureChatOpenAI } = await import("@langchain/openai");
    const settings = {
      ...inputs,
      model: inputs.modelName,
      reasoning: reasoningOf(inputs),
      baseUrl: undefined,
      headers: inputs.baseOptions,
    };
    return new AzureChatOpenAI({
      ...openAiFields(settings, secrets.azureOpenAIApiKey, tools),
      azureOpenAIApiKey: secrets.azureOpenAIApiKey,
      azureOpenAIApiInstanceName: instance,
      azureOpenAIApiDeploymentName: secrets.azureOpenAIApiDeploymentName,
      azureOpenAIApiVersion: secrets.azureOpenAIApiVersion,
      ...(inputs.basepath && { azureOpenAIBasePath: inputs.basepath.trim().replace(/\/+$/, "") }),
    });
  },
});
