import type { Converse, FlowDocument, FlowNode } from "@/domain/flow/flow-document";

/** Agents by name, with their inputs; of a group's members `inside` names the group. */
export type Talkers = Readonly<Record<string, { kind?: Kind; inside?: string; inputs?: Record<string, unknown> }>>;

type Kind = "agent" | "group" | "nested" | "reply";

const kinds = {
  agent: "conversableAgentAgentflow",
  group: "groupChatAgentflow",
  nested: "nestedChatAgentflow",
  reply: "directReplyAgentflow",
} as const;

/**
 * A flow of agents from wires as text: `start>user user>assistant`. Talks say how the two of a wire converse, under the
 * wire's own text.
 */
export function talkFlow(
  talkers: Talkers,
  wires: string,
  talks: Readonly<Record<string, Converse>> = {},
): FlowDocument {
  const nodes = Object.entries(talkers).map(([id, { kind = "agent", inside, inputs = {} }]): FlowNode => ({
    ...{ id, name: kinds[kind], label: id, version: 1, position: { x: 0, y: 0 }, inputs },
    ...(inside !== undefined && { parentId: inside }),
  }));
  const start: FlowNode = {
    ...{ id: "start", name: "startAgentflow", label: "Start", version: 1.4, position: { x: 0, y: 0 } },
    inputs: { startInputType: "chatInput" },
  };
  const all = [start, ...nodes];
  const edges = wires.split(" ").map((wire, index) => {
    const [source = "", target = ""] = wire.split(">");
    const sourceHandle = all.find(({ id }) => id === source)?.name ?? "";
    const converse = talks[wire];
    return { id: String(index), source, sourceHandle, target, targetHandle: "input", ...(converse && { converse }) };
  });
  return { nodes: all, edges };
}

/** An agent through which a person speaks. */
export const person = (inputs: Record<string, unknown> = {}) => ({
  inputs: { agentDisableModel: true, agentHumanInputMode: "ALWAYS", ...inputs },
});

/** An agent that asks the model at this address. */
export const assistant = (modelOrigin: string, inputs: Record<string, unknown> = {}) => ({
  inputs: {
    ...{ agentHumanInputMode: "NEVER", agentModel: "chatOpenAICustom" },
    agentModelConfig: { modelName: "test", basepath: `${modelOrigin}/v1` },
    ...inputs,
  },
});
