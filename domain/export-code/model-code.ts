import { type Code, code, literal, objectCode } from "./literal";
import { CannotExport, declare, type Draft, settingCall, imported, moduleFunction } from "./draft";
import { type Settings, settingsOf } from "./settings-of";
import { thinkingOf } from "./anthropic-thinking-code";
import { isSecretHeader } from "./secret-header";

/** A model as a function that makes it, so that its key is read when it is first needed. */
export function modelCode(draft: Draft, name: string, inputs: Readonly<Record<string, unknown>>): Code {
  const settings = settingsOf(inputs, draft.specs.get(name));
  const write = Object.hasOwn(writers, name) ? writers[name] : undefined;
  if (!write) {
    const label = draft.specs.get(name)?.label ?? name;
    throw new CannotExport(
      name === ""
        ? "It has no model."
        : `Its model, ${label}, has no counterpart outside of this server. Choose another.`,
    );
  }
  return code(declare(draft, "model", `() => ${write(draft, settings)}`));
}

type Writer = (draft: Draft, settings: Settings) => string;

const writers: Readonly<Record<string, Writer>> = {
  chatOpenAI: (draft, settings) => openAi(draft, settings, keyCode(draft, "OPENAI_API_KEY", "OpenAI")),
  // Its servers may ask for no key.
  chatOpenAICustom: (draft, settings) => {
    draft.environment.set("OPENAI_API_KEY", "the server that speaks like OpenAI, where it wants a key");
    return openAi(draft, settings, code('process.env["OPENAI_API_KEY"] ?? "none"'));
  },
  chatAnthropic: (draft, settings) =>
    made(imported(draft, "@langchain/anthropic", "ChatAnthropic"), {
      model: settings.text("modelName"),
      ...thinkingOf(settings),
      maxTokens: settings.number("maxTokensToSample"),
      apiKey: keyCode(draft, "ANTHROPIC_API_KEY", "Anthropic"),
      anthropicApiUrl: addressOf(settings, "basepath"),
    }),
  chatGoogleGenerativeAI(draft, settings) {
    const key = keyCode(draft, "GOOGLE_API_KEY", "Google");
    const base = addressOf(settings, "baseUrl")?.replace(/\/v1beta$/, "");
    const client = base && code(`${moduleFunction(draft, "gemini", "geminiAt")}(${literal(base)}, ${keyText(draft)})`);
    const safety = settings
      .rows("safetySettings")
      .flatMap(({ harmCategory: category, harmBlockThreshold: threshold }) =>
        typeof category === "string" && typeof threshold === "string" ? [{ category, threshold }] : [],
      );
    return made(imported(draft, "@langchain/google", "ChatGoogle"), {
      model: (settings.text("customModelName").trim() || settings.text("modelName")).replace(/^models\//, ""),
      platformType: "gai",
      ...numbers(settings, ["temperature", "maxOutputTokens", "topP", "topK", "thinkingBudget"]),
      thinkingLevel: settings.text("thinkingLevel") || undefined,
      safetySettings: safety.length > 0 ? safety : undefined,
      ...(client ? { apiClient: client } : { apiKey: key }),
    });
  },
  chatOllama(draft, settings) {
    const tuning = ["topP", "topK", "mirostat", "mirostatEta", "mirostatTau", "numCtx", "numGpu", "numThread"];
    return made(imported(draft, "@langchain/ollama", "ChatOllama"), {
      model: settings.text("modelName"),
      baseUrl: addressOf(settings, "baseUrl"),
      ...numbers(settings, ["temperature", ...tuning, "repeatLastN", "repeatPenalty", "tfsZ"]),
      keepAlive: settings.text("keepAlive") || undefined,
      think: settings.flag("think") || undefined,
      format: settings.flag("jsonMode") ? "json" : undefined,
      stop: wordsOf(settings, "stop"),
    });
  },
};

function openAi(draft: Draft, settings: Settings, apiKey: Code): string {
  const model = settings.text("customModelName").trim() || settings.text("modelName");
  const reasons = /^(o\d|gpt-5)(?!.*chat)/.test(model);
  const baseURL = addressOf(settings, "basepath");
  const defaultHeaders = headersCode(draft, settings.raw("baseOptions"));
  const reasoning = {
    effort: settings.text("reasoningEffort") || undefined,
    summary: settings.text("reasoningSummary") || undefined,
  };
  return made(imported(draft, "@langchain/openai", "ChatOpenAI"), {
    model,
    temperature: reasons ? undefined : settings.number("temperature"),
    ...numbers(settings, ["maxTokens", "topP", "frequencyPenalty", "presencePenalty", "timeout"]),
    stop: reasons ? undefined : wordsOf(settings, "stopSequence"),
    reasoning: settings.flag("reasoning") ? reasoning : undefined,
    supportsStrictToolCalling:
      settings.raw("strictToolCalling") === undefined ? undefined : settings.flag("strictToolCalling"),
    apiKey,
    configuration:
      baseURL === undefined && defaultHeaders === undefined ? undefined : code(objectCode({ baseURL, defaultHeaders })),
  });
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

const numbers = (settings: Settings, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, settings.number(name)]));

const addressOf = (settings: Settings, name: string): string | undefined =>
  settings.text(name).trim().replace(/\/+$/, "") || undefined;

function wordsOf(settings: Settings, name: string): string[] | undefined {
  const words = settings
    .text(name)
    .split(",")
    .map((word) => word.trim());
  const given = words.filter((word) => word !== "");
  return given.length > 0 ? given : undefined;
}

const made = (name: string, fields: Readonly<Record<string, unknown>>): string => `new ${name}(${objectCode(fields)})`;

const keyText = (draft: Draft): string => settingCall(draft, "GOOGLE_API_KEY", "your key for Google");

const keyCode = (draft: Draft, name: string, whose: string): Code =>
  code(settingCall(draft, name, `your key for ${whose}`));
