import { CannotExport } from "./draft";
import type { Settings } from "./settings-of";

/** Tools that providers run themselves, as their APIs name them. */
const known: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  web_search_preview: { type: "web_search_preview" },
  code_interpreter: { type: "code_interpreter", container: { type: "auto" } },
  urlContext: { urlContext: {} },
  googleSearch: { googleSearch: {} },
  codeExecution: { codeExecution: {} },
  web_search_20250305: { type: "web_search_20250305", name: "web_search" },
  web_fetch_20250910: { type: "web_fetch_20250910", name: "web_fetch" },
};

const fields = {
  chatOpenAI: "agentToolsBuiltInOpenAI",
  chatGoogleGenerativeAI: "agentToolsBuiltInGemini",
  chatAnthropic: "agentToolsBuiltInAnthropic",
};

/** Those that an agent's step has chosen. */
export function providedTools(settings: Settings): Readonly<Record<string, unknown>>[] | undefined {
  const field = Object.entries(fields).find(([model]) => model === settings.text("agentModel"))?.[1];
  const stored = field === undefined ? undefined : settings.raw(field);
  const names: unknown[] = Array.isArray(stored) ? stored : typeof stored === "string" ? namesIn(stored) : [];
  if (names.includes("image_generation"))
    throw new CannotExport("It has pictures drawn by its provider, which only the server keeps.");
  const tools = names.flatMap((name) => (typeof name === "string" && known[name] ? [known[name]] : []));
  return tools.length > 0 ? tools : undefined;
}

function namesIn(text: string): unknown[] {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : [text];
  } catch {
    return text.split(",").map((name) => name.trim());
  }
}
