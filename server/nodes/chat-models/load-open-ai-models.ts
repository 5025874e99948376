import type { Choice } from "@/domain/catalogue/field";
import type { LoadContext } from "../define-node";
import { choices, listOpenAiModels } from "./list-models";

interface Wanted {
  /** Shown as long as there is nobody to ask. */
  known: readonly string[];
  /** Whether a model of that name is one for the node; `elsewhere` when the server is not OpenAI's. */
  fits(id: string, elsewhere: boolean): boolean;
}

/** The models of OpenAI, or of the server that a node's BasePath names. */
export function loadOpenAiModels(
  { secrets, inputs, tools, signal }: LoadContext<{ openAIApiKey: { type: "password"; label: string } }>,
  { known, fits }: Wanted,
): Promise<Choice[]> | Choice[] {
  const base = typeof inputs.basepath === "string" ? inputs.basepath.trim().replace(/\/+$/, "") : "";
  if (!secrets.openAIApiKey && !base) return choices(known);
  return listOpenAiModels(
    {
      url: `${base || "https://api.openai.com/v1"}/models`,
      headers: secrets.openAIApiKey ? { authorization: `Bearer ${secrets.openAIApiKey}` } : {},
      provider: base || "OpenAI",
      tools,
      signal,
    },
    (id) => fits(id, base !== ""),
  );
}
