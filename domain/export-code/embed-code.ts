import type { ChosenComponent } from "@/domain/catalogue/component-settings";
import { CannotExport, declare, type Draft, imported, moduleFunction, settingCall } from "./draft";
import { type Code, code, literal, objectCode } from "./literal";
import { addressOf, keyCode, made, numbers, optionalKey, retries } from "./model-fields";
import { type Settings, settingsOf } from "./settings-of";

/** What turns a text into the vector by which it is found. */
export function embedCode(draft: Draft, { name, spec, settings }: ChosenComponent): Code {
  const write = Object.hasOwn(writers, name) ? writers[name] : undefined;
  if (!write)
    throw new CannotExport(`Its embeddings, ${spec?.label ?? name}, have no counterpart outside of this server.`);
  return code(declare(draft, "embed", `async (text: string) => ${write(draft, settingsOf(settings, spec))}`));
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
  localAIEmbeddings: (draft, settings) =>
    openAi(draft, settings, {
      apiKey: optionalKey(draft, "LOCALAI_API_KEY", "your LocalAI server"),
      baseURL: addressOf(settings, "basePath") ?? "http://localhost:8080/v1",
    }),
  togetherAIEmbedding: (draft, settings) =>
    openAi(draft, settings, {
      apiKey: keyCode(draft, "TOGETHER_API_KEY", "Together AI"),
      baseURL: "https://api.together.xyz/v1",
    }),
  ollamaEmbedding: (draft, settings) =>
    `${made(imported(draft, "@langchain/ollama", "OllamaEmbeddings"), {
      model: settings.text("modelName"),
      baseUrl: addressOf(settings, "baseUrl"),
      truncate: true,
      requestOptions: { ...numbers(settings, ["numGpu", "numThread"]), useMmap: settings.flag("useMMap") },
    })}.embedQuery(text)`,
  cohereEmbeddings(draft, settings) {
    const type = settings.text("inputType");
    const body = { model: settings.text("modelName"), texts: [text], embedding_types: ["float"] };
    return posted(draft, {
      ...{ url: "https://api.cohere.com/v2/embed", key: `"Bearer " + ${keyText(draft, "COHERE_API_KEY", "Cohere")}` },
      body: { ...body, input_type: type.startsWith("search_") ? "search_query" : type },
      ...{ reply: "{ embeddings: { float: number[][] } }", vector: "embeddings.float[0]" },
    });
  },
  voyageAIEmbeddings: (draft, settings) =>
    posted(draft, {
      url: "https://api.voyageai.com/v1/embeddings",
      key: `"Bearer " + ${keyText(draft, "VOYAGE_API_KEY", "Voyage AI")}`,
      body: { model: settings.text("modelName"), input: [text], input_type: "query" },
      ...{ reply: "{ data: { embedding: number[] }[] }", vector: "data[0]?.embedding" },
    }),
  googleGenerativeAiEmbeddings(draft, settings) {
    const model = `models/${settings.text("modelName").replace(/^models\//, "")}`;
    const task = settings.text("tasktype");
    const taskType = task.startsWith("RETRIEVAL_") ? "RETRIEVAL_QUERY" : task;
    const request = code(objectCode({ model, content: code("{ parts: [{ text }] }"), taskType }));
    return posted(draft, {
      url: `https://generativelanguage.googleapis.com/v1beta/${model}:batchEmbedContents`,
      ...{ header: "x-goog-api-key", key: keyText(draft, "GOOGLE_API_KEY", "Google"), body: { requests: [request] } },
      ...{ reply: "{ embeddings: { values: number[] }[] }", vector: "embeddings[0]?.values" },
    });
  },
};

const text = code("text");

const keyText = (draft: Draft, name: string, whose: string): string =>
  settingCall(draft, name, `your key for ${whose}`);

interface Posted {
  url: string;
  header?: string;
  /** Source of the header's value. */
  key: string;
  body: Readonly<Record<string, unknown>>;
  /** Type of the answer, and where in it the vector is. */
  reply: string;
  vector: string;
}

/** One request that a service answers with a vector. */
function posted(draft: Draft, { url, header = "authorization", key, body, reply, vector }: Posted): string {
  const post = moduleFunction(draft, "post-json", "postJson");
  const asked = `await ${post}<${reply}>(${literal(url)}, ${objectCode(body)}, { ${literal(header)}: ${key} })`;
  return `(${asked}).${vector} ?? []`;
}

function openAi(draft: Draft, settings: Settings, { apiKey, baseURL }: { apiKey: Code; baseURL?: string }): string {
  const address = baseURL ?? addressOf(settings, "basepath");
  if (settings.raw("baseOptions") !== undefined)
    throw new CannotExport("Its embeddings are asked with headers of their own.");
  const client = made(imported(draft, "@langchain/openai", "OpenAIEmbeddings"), {
    model: settings.text("modelName").trim() || "text-embedding-ada-002",
    ...retries,
    dimensions: settings.number("dimensions"),
    stripNewLines: settings.flag("stripNewLines"),
    // What servers make of the other encoding differs.
    encodingFormat: "float",
    apiKey,
    configuration: address === undefined ? undefined : code(objectCode({ baseURL: address })),
  });
  return `${client}.embedQuery(text)`;
}
