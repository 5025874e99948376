import { thinkingOf } from "./anthropic-thinking-code";
import { CannotExport, declare, type Draft, imported, moduleFunction } from "./draft";
import { type Code, code, literal, valueCode } from "./literal";
import { addressOf, keyCode, made, numbers, retries, wordsOf } from "./model-fields";
import { openAiModels } from "./open-ai-models";
import { type Settings, settingsOf } from "./settings-of";

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
  ...openAiModels,
  chatAnthropic: (draft, settings) =>
    made(imported(draft, "@langchain/anthropic", "ChatAnthropic"), {
      model: settings.text("modelName"),
      ...retries,
      ...thinkingOf(settings),
      maxTokens: settings.number("maxTokensToSample"),
      apiKey: keyCode(draft, "ANTHROPIC_API_KEY", "Anthropic"),
      anthropicApiUrl: addressOf(settings, "basepath"),
    }),
  chatGoogleGenerativeAI(draft, settings) {
    const key = keyCode(draft, "GOOGLE_API_KEY", "Google");
    const base = addressOf(settings, "baseUrl")?.replace(/\/v1beta$/, "");
    const client = base && code(`${moduleFunction(draft, "gemini", "geminiAt")}(${literal(base)}, ${valueCode(key)})`);
    const safety = settings
      .rows("safetySettings")
      .flatMap(({ harmCategory: category, harmBlockThreshold: threshold }) =>
        typeof category === "string" && typeof threshold === "string" ? [{ category, threshold }] : [],
      );
    return made(imported(draft, "@langchain/google", "ChatGoogle"), {
      model: (settings.text("customModelName").trim() || settings.text("modelName")).replace(/^models\//, ""),
      platformType: "gai",
      ...retries,
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
      ...retries,
      ...numbers(settings, ["temperature", ...tuning, "repeatLastN", "repeatPenalty", "tfsZ"]),
      keepAlive: settings.text("keepAlive") || undefined,
      think: settings.flag("think") || undefined,
      format: settings.flag("jsonMode") ? "json" : undefined,
      stop: wordsOf(settings, "stop"),
    });
  },
};
