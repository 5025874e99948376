import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";

/** Where questions come from, in the words of the screen. */
export const chatSources = [
  { value: "EXTERNAL", label: msg("API and chat page") },
  { value: "INTERNAL", label: msg("Chat in the studio") },
  { value: "WEBHOOK", label: msg("Webhook") },
  { value: "SCHEDULED", label: msg("Schedule") },
  { value: "MCP", label: msg("MCP") },
  { value: "EVALUATION", label: msg("Evaluation") },
] as const;

export type ChatSource = (typeof chatSources)[number]["value"];

export const sourceLabel = (source: string): string =>
  t(chatSources.find((known) => known.value === source)?.label ?? source);

/** A source named in an address, or `undefined` for anything else. */
export const parseSource = (value: string): ChatSource | undefined =>
  chatSources.find((known) => known.value === value)?.value;
