import type { ChosenComponent } from "@/domain/catalogue/component-settings";
import { CannotExport, declare, type Draft, imported } from "./draft";
import { type Code, code, objectCode } from "./literal";
import { addressOf, keyCode, made, numbers, retries } from "./model-fields";
import { type Settings, settingsOf } from "./settings-of";

/** What turns a text into the vector by which it is found. */
export function embedCode(draft: Draft, { name, spec, settings }: ChosenComponent): Code {
  const write = Object.hasOwn(writers, name) ? writers[name] : undefined;
  if (!write)
    throw new CannotExport(`Its embeddings, ${spec?.label ?? name}, have no counterpart outside of this server.`);
  const source = write(draft, settingsOf(settings, spec));
  return code(declare(draft, "embed", `async (text: string) => ${source}.embedQuery(text)`));
}

type Writer = (draft: Draft, settings: Settings) => string;

const writers: Readonly<Record<string, Writer>> = {
  openAIEmbeddings: (draft, settings) =>
    openAi(draft, settings, { apiKey: keyCode(draft, "OPENAI_API_KEY", "OpenAI") }),
  openAIEmbeddingsCustom: (draft, settings) =>
    openAi(draft, settings, { apiKey: keyCode(draft, "OPENAI_API_KEY", "OpenAI") }),
  mistralAIEmbeddings: (draft, settings) =>
    openAi(draft, settings, {
      apiKey: keyCode(draft, "MISTRAL_API_KEY", "Mistral"),
      baseURL: `${(addressOf(settings, "overrideEndpoint") ?? "https://api.mistral.ai").replace(/\/v1$/, "")}/v1`,
    }),
  ollamaEmbedding: (draft, settings) =>
    made(imported(draft, "@langchain/ollama", "OllamaEmbeddings"), {
      model: settings.text("modelName"),
      baseUrl: addressOf(settings, "baseUrl"),
      truncate: true,
      requestOptions: { ...numbers(settings, ["numGpu", "numThread"]), useMmap: settings.flag("useMMap") },
    }),
};

function openAi(draft: Draft, settings: Settings, { apiKey, baseURL }: { apiKey: Code; baseURL?: string }): string {
  const address = baseURL ?? addressOf(settings, "basepath");
  if (settings.raw("baseOptions") !== undefined)
    throw new CannotExport("Its embeddings are asked with headers of their own.");
  return made(imported(draft, "@langchain/openai", "OpenAIEmbeddings"), {
    model: settings.text("modelName").trim() || "text-embedding-ada-002",
    ...retries,
    dimensions: settings.number("dimensions"),
    stripNewLines: settings.flag("stripNewLines"),
    // What servers make of the other encoding differs.
    encodingFormat: "float",
    apiKey,
    configuration: address === undefined ? undefined : code(objectCode({ baseURL: address })),
  });
}
