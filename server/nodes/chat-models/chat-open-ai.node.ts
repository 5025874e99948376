import openAiApi from "../credentials/open-ai-api.credential";
import { defineNode } from "../define-node";
import { loadOpenAiModels } from "./load-open-ai-models";
import {
  addressInputs,
  cacheSlot,
  chatModelClasses,
  imageInput,
  limitInputs,
  reasoningInputs,
  samplingInputs,
  stopWords,
} from "./model-inputs";
import { stopSequenceInput } from "./stop-sequence-input";
import { openAiFields, reasoningOf } from "./open-ai-fields";

const known = [
  "gpt-5.5",
  "gpt-5.4",
  "gpt-5.2",
  "gpt-5.1",
  "gpt-5",
  "gpt-5-mini",
  "gpt-5-nano",
  "gpt-4.1",
  "gpt-4.1-mini",
  "gpt-4.1-nano",
  "gpt-4o",
  "gpt-4o-mini",
  "o3",
  "o4-mini",
];
const cannotChat = /embedding|whisper|tts|dall-e|image|moderation|audio|realtime|transcribe|davinci|babbage|sora/;

export default defineNode({
  name: "chatOpenAI",
  version: 8.3,
  label: "ChatOpenAI",
  description: "Chat models of OpenAI, or of any server that speaks the same API.",
  category: "Chat Models",
  icon: "openai.svg",
  docs: "https://platform.openai.com/docs/models",
  provides: ["ChatOpenAI", ...chatModelClasses],
  credential: openAiApi,
  summary: ["modelName", "temperature"],
  inputs: {
    ...cacheSlot,
    modelName: { type: "asyncOptions", load: "listModels", label: "Model Name", default: "gpt-4o-mini" },
    ...samplingInputs,
    ...imageInput,
    ...reasoningInputs,
    ...limitInputs,
    strictToolCalling: {
      type: "boolean",
      label: "Strict Tool Calling",
      description: "Ask the provider to hold tool arguments to their schema exactly.",
      optional: true,
      additional: true,
    },
    ...stopSequenceInput,
    ...addressInputs,
  },
  loaders: {
    listModels: async (context) => loadOpenAiModels(context, { known, fits: (id) => !cannotChat.test(id) }),
  },
  async create({ inputs, secrets, tools }) {
    const { ChatOpenAI } = await import("@langchain/openai");
    const fields = openAiFields(
      {
        ...inputs,
        model: inputs.modelName,
        stop: stopWords(inputs.stopSequence),
        reasoning: reasoningOf(inputs),
        strict: inputs.strictToolCalling,
        baseUrl: inputs.basepath,
        headers: inputs.baseOptions,
      },
      secrets.openAIApiKey,
      tools,
    );
    return new ChatOpenAI(fields);
  },
});
