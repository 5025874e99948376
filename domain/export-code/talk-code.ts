import { componentSettings } from "@/domain/catalogue/component-settings";
import type { FlowDocument, FlowEdge, FlowNode } from "../flow/flow-document";
import { CannotExport, type Draft, stepFunction } from "./draft";
import { type Code, code, objectCode } from "./literal";
import { modelCode } from "./model-code";
import { type Settings, settingsOf, textOf } from "./settings-of";
import { chosenTools } from "./step-code";

const agentKind = "conversableAgentAgentflow";
const groupKind = "groupChatAgentflow";

/** The code of a step that begins conversations: everybody who can be talked to from it, and what about. */
export function talkCode(draft: Draft, owner: FlowNode, document: FlowDocument, wires: readonly FlowEdge[]): string {
  const cast = castOf(owner, document, wires);
  const nested = cast.find(({ name }) => name !== agentKind && name !== groupKind);
  if (nested) throw new CannotExport(`“${nested.label}” is a nested chat, which the exported graph does not hold.`);
  const isGroup = owner.name === groupKind;
  const own = wires.filter(({ source }) => source === owner.id);
  if (!isGroup && own.length === 0) throw new CannotExport("It talks to nobody.");
  const chats = isGroup ? [code(objectCode({ to: owner.id, message: "" }))] : own.map(chatCode);
  return `${stepFunction(draft, "talk")}(${objectCode({
    ...{ id: owner.id, label: owner.label, owner: isGroup ? "" : owner.id, chats },
    agents: cast.filter(({ name }) => name === agentKind).map((node) => agentCode(draft, node)),
    groups: cast.filter(({ name }) => name === groupKind).map((node) => groupCode(draft, node, document)),
  })})`;
}

/** Whoever can be reached by conversations, with the members of groups. */
function castOf(owner: FlowNode, { nodes }: FlowDocument, wires: readonly FlowEdge[]): FlowNode[] {
  const seen = new Set([owner.id]);
  for (const id of seen) {
    for (const { source, target } of wires) if (source === id) seen.add(target);
    for (const node of nodes) if (node.parentId === id) seen.add(node.id);
  }
  return nodes.filter(({ id, name }) => seen.has(id) && !name.startsWith("stickyNote"));
}

function chatCode({ target, converse = {} }: FlowEdge): Code {
  const reflects = converse.summaryMethod === "reflection_with_llm";
  return code(
    objectCode({
      ...{ to: target, message: textOf(converse.message), maxTurns: converse.maxTurns },
      reflection: reflects ? textOf(converse.summaryPrompt).trim() || usualReflection : undefined,
    }),
  );
}

const usualReflection =
  "Sum up what came out of this conversation in a few sentences, without an introduction. Say so when the task was not solved.";

const chosen = (draft: Draft, { inputs }: FlowNode, settings: Settings, input: string): Code | undefined => {
  const name = settings.text(input);
  return name === "" ? undefined : modelCode(draft, name, componentSettings(input, inputs));
};

function agentCode(draft: Draft, node: FlowNode): Code {
  const settings = settingsOf(node.inputs, draft.specs.get(node.name));
  if (settings.flag("agentCodeExecution"))
    throw new CannotExport(`“${node.label}” runs code, which only the server does.`);
  if (settings.rows("agentKnowledgeDocumentStores").length > 0)
    throw new CannotExport(`“${node.label}” looks things up in document stores of this server.`);
  return code(
    objectCode({
      ...{ id: node.id, name: settings.text("agentName").trim() || node.label },
      ...{ description: settings.text("agentDescription").trim(), system: settings.text("agentSystemMessage") },
      asksPerson: settings.text("agentHumanInputMode") || "TERMINATE",
      mostReplies: settings.number("agentMaxConsecutiveAutoReply") ?? 10,
      endWord: settings.text("agentTerminationMessage"),
      model: settings.flag("agentDisableModel") ? undefined : chosen(draft, node, settings, "agentModel"),
      tools: chosenTools(draft, settings.rows("agentToolsForModel")),
      executes: chosenTools(draft, settings.rows("agentToolsToExecute")),
    }),
  );
}

function groupCode(draft: Draft, node: FlowNode, { nodes }: FlowDocument): Code {
  const settings = settingsOf(node.inputs, draft.specs.get(node.name));
  const members = nodes.filter(({ parentId, name }) => parentId === node.id && name === agentKind);
  const selection = settings.text("groupSpeakerSelection") || "auto";
  const model =
    selection === "auto" || selection === "manual" ? chosen(draft, node, settings, "groupModel") : undefined;
  if (selection === "auto" && !model) throw new CannotExport(`“${node.label}” has no model to choose who speaks.`);
  return code(
    objectCode({
      ...{ id: node.id, name: node.label, selection, maxRound: settings.number("groupMaxRound") ?? 10 },
      introduces: settings.flag("groupSendIntroductions"),
      members: members.map(({ id }) => id),
      transitions: settings.rows("groupTransitions").map(({ from, to }) => [textOf(from).trim(), textOf(to).trim()]),
      model,
    }),
  );
}
