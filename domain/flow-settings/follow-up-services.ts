import type { ServiceField, ServiceSpec } from "./service-spec";

/** Asks for the questions where a flow's owner wrote nothing else. `{history}` becomes the conversation. */
export const defaultFollowUpPrompt =
  "Below is a conversation between a person and an assistant. Suggest three short questions that the person may want to ask next, in the language of the conversation.\n\nConversation:\n{history}";

const fieldsWith = (model: string): readonly ServiceField[] => [
  { name: "modelName", label: "Model", type: "model", default: model, required: true },
  {
    name: "prompt",
    label: "Prompt",
    type: "lines",
    default: defaultFollowUpPrompt,
    help: "`{history}` becomes the conversation so far.",
    required: true,
  },
  { name: "temperature", label: "Temperature", type: "number", placeholder: "0.9", help: "Between 0 and 2." },
];

/** Models that can be asked to suggest the next questions. */
export const followUpServices: readonly ServiceSpec[] = [
  {
    name: "chatAnthropic",
    label: "Anthropic Claude",
    credentials: ["anthropicApi"],
    fields: fieldsWith("claude-haiku-4-5"),
  },
  {
    name: "azureChatOpenAI",
    label: "Azure OpenAI",
    credentials: ["azureOpenAIApi"],
    fields: fieldsWith("gpt-4o-mini"),
  },
  {
    name: "chatGoogleGenerativeAI",
    label: "Google Gemini",
    credentials: ["googleGenerativeAI"],
    fields: fieldsWith("gemini-2.5-flash"),
  },
  {
    name: "chatMistralAI",
    label: "Mistral AI",
    credentials: ["mistralAIApi"],
    fields: fieldsWith("mistral-small-latest"),
  },
  { name: "chatOpenAI", label: "OpenAI", credentials: ["openAIApi"], fields: fieldsWith("gpt-4o-mini") },
  { name: "groqChat", label: "Groq", credentials: ["groqApi"], fields: fieldsWith("llama-3.3-70b-versatile") },
  {
    name: "ollama",
    label: "Ollama",
    credentials: ["ollamaApi"],
    credentialOptional: true,
    fields: [
      { name: "baseUrl", label: "Address", type: "text", default: "http://localhost:11434", required: true },
      ...fieldsWith("llama3.2"),
    ],
  },
];
