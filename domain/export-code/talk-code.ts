import { componentSettings } from "@/domain/catalogue/component-settings";
import { agentKind, groupKind, nestedKind } from "@/domain/catalogue/speaker-kinds";
import { tellingNames } from "@/domain/catalogue/telling-names";
import type { FlowDocument, FlowEdge, FlowNode } from "../flow/flow-document";
import { CannotExport, type Draft, stepFunction } from "./draft";
import { storeTools } from "./knowledge-code";
import { limitCode } from "./limit-code";
import { type Code, code, objectCode } from "./literal";
import { modelCode } from "./model-code";
import { type Settings, settingsOf, textOf } from "./settings-of";
import { chosenTools } from "./step-code";

/** Who takes part, and the wires between them. */
interface Scene {
  draft: Draft;
  cast: readonly FlowNode[];
  wires: readonly FlowEdge[];
}

/** The code of a step that begins conversations: everybody who can be talked to from it, and what about. */
export function talkCode(draft: Draft, owner: FlowNode, document: FlowDocument, wires: readonly FlowEdge[]): string {
  if (owner.name === nestedKind) throw new CannotExport("It belongs to an agent: draw a wire from that agent to it.");
  const scene = { draft, cast: castOf(owner, document, wires), wires };
  const isGroup = owner.name === groupKind;
  const direct = chatsFrom(scene, owner.id);
  const chats = isGroup ? [code(objectCode({ to: owner.id, message: "" }))] : direct;
  const inside = nestedOf(scene, owner.id);
  if (chats.length === 0 && inside.length === 0) throw new CannotExport("It talks to nobody.");
  const agents = scene.cast.filter(({ name }) => name === agentKind);
  requireNames(draft, agents);
  return `${stepFunction(draft, "talk")}(${objectCode({
    ...{ id: owner.id, label: owner.label, owner: isGroup ? "" : owner.id, chats: chats.length > 0 ? chats : inside },
    agents: agents.map((node) => agentCode(scene, node)),
    groups: scene.cast.filter(({ name }) => name === groupKind).map((node) => groupCode(scene, node)),
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

const isNested = ({ cast }: Scene, id: string): boolean => cast.find((one) => one.id === id)?.name === nestedKind;

/** What somebody has to talk about with others, nested chats aside. */
const chatsFrom = (scene: Scene, id: string): Code[] =>
  scene.wires.filter(({ source, target }) => source === id && !isNested(scene, target)).map(chatCode);

/** What an agent talks over with others before it replies. */
const nestedOf = (scene: Scene, id: string): Code[] =>
  scene.wires
    .filter(({ source, target }) => source === id && isNested(scene, target))
    .flatMap(({ target }) => chatsFrom(scene, target));

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

const nameOf = (draft: Draft, node: FlowNode): string =>
  settingsOf(node.inputs, draft.specs.get(node.name)).text("agentName").trim() || node.label;

function requireNames(draft: Draft, agents: readonly FlowNode[]): void {
  const names = agents.map((node) => nameOf(draft, node));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new CannotExport(`Two agents are called “${twice}”. Give one of them another name.`);
}

function agentCode(scene: Scene, node: FlowNode): Code {
  const { draft } = scene;
  const settings = settingsOf(node.inputs, draft.specs.get(node.name));
  const runsCode = settings.flag("agentCodeExecution");
  if (runsCode) draft.features.add("code");
  return code(
    objectCode({
      ...{ id: node.id, name: nameOf(draft, node) },
      ...{ description: settings.text("agentDescription").trim(), system: settings.text("agentSystemMessage") },
      asksPerson: settings.text("agentHumanInputMode") || "TERMINATE",
      limit: limitCode(draft, settings, "agentHumanInput"),
      mostReplies: settings.number("agentMaxConsecutiveAutoReply") ?? 10,
      endWord: settings.text("agentTerminationMessage"),
      model: settings.flag("agentDisableModel") ? undefined : chosen(draft, node, settings, "agentModel"),
      readsNames: tellingNames(settings.text("agentModel"), true) === "beside",
      tools: [...chosenTools(draft, settings.rows("agentToolsForModel")), ...storeTools(draft, settings)],
      executes: chosenTools(draft, settings.rows("agentToolsToExecute")),
      ...{ nested: nestedOf(scene, node.id), runsCode: runsCode || undefined },
    }),
  );
}

function groupCode(scene: Scene, node: FlowNode): Code {
  const { draft, cast, wires } = scene;
  const settings = settingsOf(node.inputs, draft.specs.get(node.name));
  // Whom a member asks on the side is no member.
  const aside = new Set(wires.filter(({ source }) => isNested(scene, source)).map(({ target }) => target));
  const members = cast.filter(({ id, parentId, name }) => parentId === node.id && name === agentKind && !aside.has(id));
  if (members.length === 0) throw new CannotExport(`Nobody is in “${node.label}”. Drag agents into it.`);
  const selection = settings.text("groupSpeakerSelection") || "auto";
  const model = chosen(draft, node, settings, "groupModel");
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
