import { agentKind, groupKind, nestedKind } from "@/domain/catalogue/speaker-kinds";
import { type Conversations, conversationsOf } from "./conversations";
import type { FlowDocument, FlowNode } from "./flow-document";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";

interface Talking extends Conversations {
  document: FlowDocument;
  byId: ReadonlyMap<string, FlowNode>;
  /** Speaking nodes that are steps: they begin conversations. */
  beginners: readonly FlowNode[];
}

/** Conversations that nobody takes part in, that end at nothing, or in which names mean two. */
export function problemsOfConversations(document: FlowDocument, placed: readonly PlacedNode[]): Problem[] {
  const speakers = placed.filter(({ spec }) => spec.step?.speaks).map(({ node }) => node);
  if (speakers.length === 0) return [];
  const names = new Set(speakers.map(({ name }) => name));
  const { wires, partners } = conversationsOf(document, (name) => names.has(name));
  const led = new Set(document.edges.map(({ target }) => target));
  const beginners = speakers.filter(({ id }) => !partners.has(id) && led.has(id));
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const talking: Talking = { document, byId, wires, partners, beginners };
  return [
    ...speakers.flatMap((node) => problemsOfSpeaker(node, talking)),
    ...problemsOfFollowers(talking),
    ...problemsOfNames(talking),
  ];
}

function problemsOfSpeaker(node: FlowNode, { wires, partners, beginners, document }: Talking): Problem[] {
  const error = (message: string, input?: string): Problem => ({
    ...{ nodeId: node.id, severity: "error", message },
    ...(input !== undefined && { input }),
  });
  const talksTo = wires.filter(({ source }) => source === node.id);
  switch (node.name) {
    case agentKind:
      return beginners.includes(node) && talksTo.length === 0
        ? [error("It talks to nobody. Draw a wire from it to another agent.")]
        : partners.has(node.id)
          ? talksTo.filter(({ target }) => kindOf(document, target) !== nestedKind).map(() => idleTalk(node))
          : [];
    case groupKind: {
      const members = document.nodes.filter(({ parentId, name }) => parentId === node.id && name === agentKind);
      const { groupSpeakerSelection: selection = "auto", groupModel: model } = node.inputs;
      const lacksModel = selection === "auto" && (typeof model !== "string" || model === "");
      return [
        ...(members.length === 0 ? [error("Nobody is in this group. Drag agents into it.")] : []),
        ...(lacksModel ? [error("Choose the model that decides who speaks next.", "groupModel")] : []),
      ];
    }
    case nestedKind:
      if (!partners.has(node.id)) return [error("It belongs to an agent: draw a wire from that agent to it.")];
      return talksTo.length === 0 ? [error("Draw wires from it to whom the agent asks, in order.")] : [];
    default:
      return [];
  }
}

const kindOf = ({ nodes }: FlowDocument, id: string): string | undefined => nodes.find((node) => node.id === id)?.name;

const idleTalk = (node: FlowNode): Problem => ({
  ...{ nodeId: node.id, severity: "warning" },
  message:
    "It only answers here, so that its own wire begins no conversation. Put a Nested Chat between, or let a step lead to it.",
});

/** What follows a conversation follows whoever begins it. */
const problemsOfFollowers = ({ document, partners, wires, byId }: Talking): Problem[] =>
  document.edges
    .filter((edge) => partners.has(edge.source) && !wires.includes(edge))
    .map((edge) => ({
      ...{ nodeId: edge.target, severity: "error" },
      message: `“${byId.get(edge.source)?.label ?? ""}” only answers in a conversation, so that nothing follows it. Draw this wire from the agent that begins the conversation.`,
      fix: { kind: "removeWire", edgeId: edge.id, label: "Remove the wire" },
    }));

/** Whoever takes part in one conversation is told apart by name. */
function problemsOfNames({ document, wires, beginners }: Talking): Problem[] {
  const problems = new Map<string, Problem>();
  for (const first of beginners) {
    const reached = new Set([first.id]);
    for (const id of reached) {
      for (const { source, target } of wires) if (source === id) reached.add(target);
      for (const node of document.nodes) if (node.parentId === id) reached.add(node.id);
    }
    const taken = new Set<string>();
    for (const node of document.nodes) {
      if (!reached.has(node.id) || node.name !== agentKind) continue;
      const name = speakerName(node);
      const message = `Another agent of this conversation is called “${name}” too. Give one of them another name.`;
      if (taken.has(name)) problems.set(node.id, { nodeId: node.id, input: "agentName", severity: "error", message });
      taken.add(name);
    }
  }
  return [...problems.values()];
}

function speakerName({ inputs, label }: FlowNode): string {
  const { agentName } = inputs;
  return typeof agentName === "string" && agentName.trim() !== "" ? agentName.trim() : label;
}
