import { type Code, code, objectCode } from "./literal";
import { CannotExport, declare, type Draft, settingCall, imported } from "./draft";
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
  chatOpenAI: (draft, settings) => openAi(draft, settings, keyCode(draft, "OPENAI_API_KEY", "OpenAI")),
  // Its servers may ask for no key.
  chatOpenAICustom: (draft, settings) => {
    draft.environment.set("OPENAI_API_KEY", "the server that speaks like OpenAI, where it wants a key");
    return openAi(draft, settings, code('process.env["OPENAI_API_KEY"] ?? "none"'));
  },
  chatAnthropic: (draft, settings) =>
    made(imported(draft, "@langchain/anthropic", "ChatAnthropic"), {
      model: settings.text("modelName"),
      temperature: settings.number("temperature"),
      maxTokens: settings.number("maxTokensToSample"),
      apiKey: keyCode(draft, "ANTHROPIC_API_KEY", "Anthropic"),
    }),
  chatGoogleGenerativeAI: (draft, settings) =>
    made(imported(draft, "@langchain/google", "ChatGoogle"), {
      model: (settings.text("customModelName").trim() || settings.text("modelName")).replace(/^models\//, ""),
      platformType: "gai",
      temperature: settings.number("temperature"),
      maxOutputTokens: settings.number("maxOutputTokens"),
      apiKey: keyCode(draft, "GOOGLE_API_KEY", "Google"),
    }),
  chatOllama: (draft, settings) =>
    made(imported(draft, "@langchain/ollama", "ChatOllama"), {
      model: settings.text("modelName"),
      baseUrl: settings.text("baseUrl") || undefined,
      temperature: settings.number("temperature"),
    }),
};

function openAi(draft: Draft, settings: Settings, apiKey: Code): string {
  const model = settings.text("customModelName").trim() || settings.text("modelName");
  const reasons = /^(o\d|gpt-5)(?!.*chat)/.test(model);
  const address = settings.text("basepath").trim().replace(/\/+$/, "");
  return made(imported(draft, "@langchain/openai", "ChatOpenAI"), {
    model,
    temperature: reasons ? undefined : settings.number("temperature"),
    maxTokens: settings.number("maxTokens"),
    topP: settings.number("topP"),
    frequencyPenalty: settings.number("frequencyPenalty"),
    presencePenalty: settings.number("presencePenalty"),
    timeout: settings.number("timeout"),
    apiKey,
    configuration: address === "" ? undefined : { baseURL: address },
  });
}

const made = (name: string, fields: Readonly<Record<string, unknown>>): string => `new ${name}(${objectCode(fields)})`;

const keyCode = (draft: Draft, name: string, whose: string): Code =>
  code(settingCall(draft, name, `your key for ${whose}`));
