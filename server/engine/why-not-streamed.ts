import { coerceValue } from "@/domain/catalogue/coerce-value";
import type { PlannedNode } from "./plan-chatflow";

const modelCategories = new Set(["Chat Models", "LLMs"]);
const silentChains = new Set(["openApiChain", "vectaraQAChain"]);

/** Agents that can send tokens while they work. */
const talkingAgents = new Set([
  "toolAgent",
  "conversationalRetrievalToolAgent",
  "csvAgent",
  "airtableAgent",
  "openAIAssistant",
]);

/**
 * Why a chatflow cannot send tokens as they come; undefined when it can. The rules are Flowise's: no output parser, a
 * model that streams and none that does not, and an ending node that can.
 */
export function whyNotStreamed(order: readonly PlannedNode[], ending: PlannedNode): string | undefined {
  const parser = order.find(({ definition }) => definition.category.startsWith("Output Parser"));
  if (parser) return `“${parser.node.label}” needs the whole answer`;
  const models = order.filter(({ definition }) => modelCategories.has(definition.category));
  const silent = models.find((planned) => !streams(planned));
  if (silent) return `streaming is switched off in “${silent.node.label}”`;
  if (models.length === 0) return "no model is connected";
  const { category, name } = ending.definition;
  const able = category === "Agents" ? talkingAgents.has(name) : !silentChains.has(name);
  return able ? undefined : `“${ending.node.label}” answers in one piece`;
}

/** Models without the switch stream. */
function streams({ node, definition }: PlannedNode): boolean {
  const field = definition.inputs["streaming"];
  if (field?.type !== "boolean") return true;
  const coerced = coerceValue(field, node.inputs["streaming"]);
  const value = coerced.ok ? coerced.value : undefined;
  return (value ?? field.default ?? false) === true;
}
