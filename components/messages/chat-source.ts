/** Where questions come from, in the words of the screen. */
export const chatSources = [
  { value: "EXTERNAL", label: "API and chat page" },
  { value: "INTERNAL", label: "Chat in the studio" },
  { value: "WEBHOOK", label: "Webhook" },
  { value: "SCHEDULED", label: "Schedule" },
  { value: "MCP", label: "MCP" },
  { value: "EVALUATION", label: "Evaluation" },
] as const;

export type ChatSource = (typeof chatSources)[number]["value"];

export const sourceLabel = (source: string): string =>
  chatSources.find((known) => known.value === source)?.label ?? source;

/** A source named in an address, or `undefined` for anything else. */
export const parseSource = (value: string): ChatSource | undefined =>
  chatSources.find((known) => known.value === value)?.value;
