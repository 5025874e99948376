import type { modelOf } from "./model-of";
import { leftovers } from "./translated";

/** The Start step from FlowGen's Config or Agentok's Initializer. */
export function startSettings(
  data: Readonly<Record<string, unknown>>,
  model: ReturnType<typeof modelOf>,
): { inputs: Record<string, unknown>; remarks: string[] } {
  const samples = samplesOf(data["sample_messages"]);
  const { modelName, ...tuning } = model.settings;
  const asked = Object.entries(tuning).map(([key, value]) => `${key} ${String(value)}`);
  const remarks = [
    ...(typeof modelName === "string" ? [`Each agent with a model asks ${modelName}.`] : []),
    ...(asked.length > 0 ? [`Each agent's model has ${asked.join(", ")}.`] : []),
    ...(model.others.length > 0 ? [`Of the model filter, ${model.others.join(", ")} was left out.`] : []),
    ...leftovers(data, [
      ...["flow_name", "flow_description", "sample_messages", "filter_dict", "temperature", "max_tokens", "functions"],
    ]),
  ];
  return {
    inputs: { startInputType: "chatInput", ...(samples !== "" && { startSampleMessages: samples }) },
    remarks,
  };
}

function samplesOf(stored: unknown): string {
  const list: unknown[] = Array.isArray(stored) ? stored : typeof stored === "string" ? stored.split(/\r?\n/) : [];
  return list
    .flatMap((line) => (typeof line === "string" ? line.replaceAll(/\s*\n\s*/g, " ").trim() : ""))
    .filter(Boolean)
    .join("\n");
}
