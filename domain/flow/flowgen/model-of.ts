import { isRecord, numberOf } from "./translated";

/** The model that FlowGen's Config names, as a step keeps it. FlowGen asks OpenAI unless a name says otherwise. */
export function modelOf(config: Readonly<Record<string, unknown>>): {
  name: string;
  settings: Record<string, unknown>;
  /** Further models of the filter, of which one is asked here. */
  others: string[];
} {
  const [modelName, ...others] = filterOf(config["filter_dict"]);
  const temperature = numberOf(config, "temperature");
  const maxTokens = numberOf(config, "max_tokens");
  const name = providerOf(modelName ?? "");
  const limit = name === "chatAnthropic" ? "maxTokensToSample" : name === openAi ? "maxTokens" : "maxOutputTokens";
  return {
    name,
    others,
    settings: {
      ...(modelName !== undefined && { modelName }),
      ...(temperature !== undefined && { temperature }),
      ...(maxTokens !== undefined && maxTokens > 0 && { [limit]: maxTokens }),
    },
  };
}

const openAi = "chatOpenAI";

function providerOf(model: string): string {
  if (/claude/i.test(model)) return "chatAnthropic";
  return /gemini/i.test(model) ? "chatGoogleGenerativeAI" : openAi;
}

/** Model names between commas, or as the list that is made of them. */
function filterOf(stored: unknown): string[] {
  const names = isRecord(stored) ? stored["model"] : stored;
  const list: unknown[] = Array.isArray(names) ? names : typeof names === "string" ? names.split(",") : [];
  return list.flatMap((name) => (typeof name === "string" && name.trim() !== "" ? [name.trim()] : []));
}

/** Keys under which a step keeps the model that its input names. */
export const chosenModel = (
  input: string,
  { name, settings }: Pick<ReturnType<typeof modelOf>, "name" | "settings">,
) => ({
  [input]: name,
  [`${input}Config`]: { [input]: name, ...settings },
});
