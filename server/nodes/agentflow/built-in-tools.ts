import type { RawTool } from "../agents/bind-tools";

/** The tools that providers run themselves, as their APIs name them. */
const specs: Readonly<Record<string, RawTool>> = {
  web_search_preview: { type: "web_search_preview" },
  code_interpreter: { type: "code_interpreter", container: { type: "auto" } },
  image_generation: { type: "image_generation" },
  urlContext: { urlContext: {} },
  googleSearch: { googleSearch: {} },
  codeExecution: { codeExecution: {} },
  web_search_20250305: { type: "web_search_20250305", name: "web_search" },
  web_fetch_20250910: { type: "web_fetch_20250910", name: "web_fetch" },
};

export function builtInTools(...chosen: readonly (readonly string[] | undefined)[]): RawTool[] {
  const names = chosen.flatMap((some) => some ?? []);
  return names.map((name) => specs[name]).filter((spec) => spec !== undefined);
}
