import type { FlowEdge, FlowNode } from "../flow-document";
import type { FlowFile } from "../unwrap-flow-file";
import type { Beginning } from "./beginnings";
import { edgeBetween } from "./edges-of";
import type { FlowGenGraph } from "./flowgen-graph";
import { textOf, type Translated } from "./translated";
import { newNode, type Translation } from "./translate-node";

interface Context {
  graph: FlowGenGraph;
  file: FlowFile;
  config: Readonly<Record<string, unknown>>;
  beginning: Beginning;
  found: ReadonlyMap<string, Translated>;
  translation: Translation;
  problems: string[];
}

export interface ExtraNodes {
  start: FlowNode;
  /** The added node with which a run begins. */
  firstId?: FlowNode;
  nodes: FlowNode[];
  edges: FlowEdge[];
}

/** What the file says without a node of its own: where the flow begins, who asks, and what it is about. */
export function extraNodes(context: Context): ExtraNodes {
  const { found, translation, config, file, beginning } = context;
  const places = [...found.values()].filter(({ node }) => node.parentId === undefined).map(({ node }) => node.position);
  const left = Math.min(0, ...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y), places.length === 0 ? 0 : Infinity);
  const place = (column: number, y = top) => ({ position: { x: left - 360 * column, y } });
  const own = [...found.values()].find(({ node }) => node.name === "startAgentflow")?.node;
  const start =
    own ??
    newNode(
      "startAgentflow",
      "Start",
      place(beginning.addedFor === undefined ? 1 : 2),
      { startInputType: "chatInput" },
      translation,
    );
  const nodes = own ? [] : [start];
  const about = [textOf(config, "flow_description"), file.description?.trim() ?? ""].filter(Boolean);
  if (about.length > 0) {
    const note = [...new Set(about)].join("\n\n");
    nodes.push(newNode("stickyNoteAgentflow", "About this flow", place(0, top - 240), { note }, translation));
  }
  const partner = found.get(beginning.addedFor ?? "")?.node;
  const added = partner && addedUser(translation, place(1));
  const copies = usersInGroups(context);
  return {
    start,
    ...(added && { firstId: added }),
    nodes: [...nodes, ...(added ? [added] : []), ...copies],
    edges: added && partner ? [edgeBetween(added, partner)] : [],
  };
}

/** Asks once and hears the answer. */
const addedUser = (translation: Translation, place: Pick<FlowNode, "position">): FlowNode =>
  newNode(
    "conversableAgentAgentflow",
    translation.ownName("User"),
    place,
    {
      agentDisableModel: true,
      agentHumanInputMode: "NEVER",
      agentMaxConsecutiveAutoReply: 0,
      agentCodeExecution: false,
    },
    translation,
  );

/** Where FlowGen's group involves the user, who begins outside of it, a second one speaks inside. */
function usersInGroups({ graph, found, beginning, translation, problems }: Context): FlowNode[] {
  const user = found.get(beginning.first ?? "")?.node;
  return [...graph.nodes].flatMap(([id, raw]) => {
    const group = found.get(id)?.node;
    if (!group || graph.role(id) !== "group" || raw.data["involve_user"] !== true) return [];
    if (!user) {
      problems.push(`The group “${group.label}” involves a user, whom the file does not hold.`);
      return [];
    }
    const label = translation.ownName(`${user.label} in the group`);
    problems.push(`“${user.label}” takes part in the group “${group.label}” too: there it is “${label}”.`);
    const copy = newNode(user.name, label, { position: { x: 0, y: 0 } }, structuredClone(user.inputs), translation);
    return [{ ...copy, parentId: group.id }];
  });
}
