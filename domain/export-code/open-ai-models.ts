import { CannotExport, type Draft, imported, settingCall } from "./draft";
import { type Code, code, literal, objectCode } from "./literal";
import { addressOf, keyCode, made, numbers, optionalKey, retries, wordsOf } from "./model-fields";
import { isSecretHeader } from "./secret-header";
import type { Settings } from "./settings-of";

type Writer = (draft: Draft, settings: Settings) => string;

/** Models that LangChain's client for OpenAI asks: OpenAI's own, Azure's, and those of providers that speak like it. */
export const openAiModels: Readonly<Record<string, Writer>> = {
  chatOpenAI: (draft, settings) => openAi(draft, settings, { apiKey: keyCode(draft, "OPENAI_API_KEY", "OpenAI") }),
  chatOpenAICustom: (draft, settings) =>
    openAi(draft, settings, { apiKey: optionalKey(draft, "OPENAI_API_KEY", "the server that speaks like OpenAI") }),
  azureChatOpenAI(draft, settings) {
    const of = (part: string, what: string): Code =>
      code(settingCall(draft, `AZURE_OPENAI_API_${part}`, `${what} of your Azure resource`));
    const basePath = addressOf(settings, "basepath");
    const { configuration, ...fields } = fieldsOf(draft, settings, undefined);
    return made(imported(draft, "@langchain/openai", "AzureChatOpenAI"), {
      ...fields,
      azureOpenAIApiKey: of("KEY", "the key"),
      ...(basePath === undefined
        ? { azureOpenAIApiInstanceName: of("INSTANCE_NAME", "the name") }
        : { azureOpenAIBasePath: basePath }),
      azureOpenAIApiDeploymentName: of("DEPLOYMENT_NAME", "the model's deployment"),
      azureOpenAIApiVersion: of("VERSION", "the API version"),
      configuration,
    });
  },
  chatCerebras: at("Cerebras", "CEREBRAS_API_KEY", "https://api.cerebras.ai/v1"),
  chatFireworks: at("Fireworks", "FIREWORKS_API_KEY", "https://api.fireworks.ai/inference/v1"),
  chatOpenRouter: at("OpenRouter", "OPENROUTER_API_KEY", "https://openrouter.ai/api/v1"),
  chatTogetherAI: at("Together AI", "TOGETHER_API_KEY", "https://api.together.xyz/v1"),
  chatXAI: at("xAI", "XAI_API_KEY", "https://api.x.ai/v1"),
  groqChat: at("Groq", "GROQ_API_KEY", "https://api.groq.com/openai/v1"),
  chatLitellm: ownServer("LITELLM_API_KEY", "your LiteLLM proxy"),
  chatLocalAI: ownServer("LOCALAI_API_KEY", "your LocalAI server"),
  chatDeepseek(draft, settings) {
    // The older names say by themselves whether the model thinks.
    const decidesByName = /^deepseek-(chat|reasoner)$/.test(settings.text("modelName"));
    const thinking = { type: settings.flag("thinking") ? "enabled" : "disabled" };
    return openAi(draft, settings, {
      apiKey: keyCode(draft, "DEEPSEEK_API_KEY", "DeepSeek"),
      baseURL: "https://api.deepseek.com",
      modelKwargs: decidesByName ? undefined : { thinking },
    });
  },
  chatMistralAI(draft, settings) {
    const address = addressOf(settings, "overrideEndpoint") ?? "https://api.mistral.ai";
    const [random_seed, safe_prompt] = [settings.number("randomSeed"), settings.flag("safeMode") || undefined];
    return openAi(draft, settings, {
      apiKey: keyCode(draft, "MISTRAL_API_KEY", "Mistral"),
      baseURL: address.endsWith("/v1") ? address : `${address}/v1`,
      maxTokens: settings.number("maxOutputTokens"),
      modelKwargs: (random_seed ?? safe_prompt) === undefined ? undefined : { random_seed, safe_prompt },
    });
  },
};

/** A provider that speaks like OpenAI at an address of its own. */
function at(whose: string, variable: string, official: string): Writer {
  return (draft, settings) =>
    openAi(draft, settings, {
      apiKey: keyCode(draft, variable, whose),
      baseURL: addressOf(settings, "basepath") ?? official,
    });
}

function ownServer(variable: string, whose: string): Writer {
  return (draft, settings) => {
    const baseURL = addressOf(settings, "basePath");
    if (baseURL === undefined) throw new CannotExport("Its model has no address.");
    return openAi(draft, settings, { apiKey: optionalKey(draft, variable, whose), baseURL });
  };
}

interface Client {
  apiKey: Code;
  /** Where it is not the one that the settings name. */
  baseURL?: string;
  maxTokens?: number | undefined;
  modelKwargs?: Readonly<Record<string, unknown>> | undefined;
}

function openAi(draft: Draft, settings: Settings, { apiKey, baseURL, ...more }: Client): string {
  const { configuration, ...fields } = fieldsOf(draft, settings, baseURL ?? addressOf(settings, "basepath"));
  const given = Object.entries(more).filter(([, value]) => value !== undefined);
  return made(imported(draft, "@langchain/openai", "ChatOpenAI"), {
    ...{ ...fields, ...Object.fromEntries(given), apiKey, configuration },
  });
}

function fieldsOf(draft: Draft, settings: Settings, baseURL: string | undefined) {
  const model = settings.text("customModelName").trim() || settings.text("modelName");
  const reasons = /^(o\d|gpt-5)(?!.*chat)/.test(model);
  const defaultHeaders = headersCode(draft, settings.raw("baseOptions"));
  const reasoning = {
    effort: settings.text("reasoningEffort") || undefined,
    summary: settings.text("reasoningSummary") || undefined,
  };
  return {
    model,
    ...retries,
    temperature: reasons ? undefined : settings.number("temperature"),
    ...numbers(settings, ["maxTokens", "topP", "frequencyPenalty", "presencePenalty", "timeout"]),
    stop: reasons ? undefined : wordsOf(settings, "stopSequence"),
    reasoning: settings.flag("reasoning") ? reasoning : undefined,
    supportsStrictToolCalling:
      settings.raw("strictToolCalling") === undefined ? undefined : settings.flag("strictToolCalling"),
    configuration:
      baseURL === undefined && defaultHeaders === undefined ? undefined : code(objectCode({ baseURL, defaultHeaders })),
  };
}

/** Headers of every request; those that look like secrets come from the environment. */
function headersCode(draft: Draft, stored: unknown): Code | undefined {
  if (stored === undefined || stored === null || stored === "") return undefined;
  const value: unknown = typeof stored === "string" ? parsed(stored) : stored;
  if (typeof value !== "object" || value === null)
    throw new CannotExport("The Base Options of its model are no JSON object.");
  const entries = Object.entries(value).map(([name, text]: [string, unknown]) => {
    const variable = `MODEL_${name}`.replaceAll(/\W+/g, "_").toUpperCase();
    const source = isSecretHeader(name)
      ? settingCall(draft, variable, `the header ${name} of requests to a model`)
      : literal(String(text));
    return `[${literal(name)}]: ${source}`;
  });
  return entries.length === 0 ? undefined : code(`{ ${entries.join(", ")} }`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
