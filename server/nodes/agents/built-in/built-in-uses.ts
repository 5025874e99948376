import type { AIMessage } from "@langchain/core/messages";
import { anthropicUses } from "./anthropic-uses";
import type { BuiltInUse } from "./built-in-use";
import { googleUses } from "./google-uses";
import { openAiUses } from "./open-ai-uses";

/** What the provider's own tools did for one answer of its model. */
export const builtInUses = ({ content, additional_kwargs, response_metadata }: AIMessage): BuiltInUse[] => [
  ...openAiUses(response_metadata["output"] ?? additional_kwargs["tool_outputs"]),
  ...anthropicUses(content),
  ...googleUses(content, additional_kwargs),
];
