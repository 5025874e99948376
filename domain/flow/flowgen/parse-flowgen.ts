import { AppError } from "@/domain/errors";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { type FlowDocument, flowDocumentSchema, type FlowNode } from "../flow-document";
import type { ImportedNode } from "../import-report";
import type { ParsedFlow } from "../parse-flowise";
import { tidyDocument } from "../tidy-document";
import type { FlowFile } from "../unwrap-flow-file";
import { beginningOf } from "./beginnings";
import { conversationWires } from "./conversation-wires";
import { edgesOf, startEdge } from "./edges-of";
import { extraNodes } from "./extra-nodes";
import type { FlowGenNode } from "./flowgen-format";
import { type FlowGenGraph, readGraph } from "./flowgen-graph";
import { groupMembers, type Members } from "./group-members";
import { modelOf } from "./model-of";
import { toolShelf } from "./tool-shelf";
import { textOf, type Translated } from "./translated";
import { translateNode, type Translation } from "./translate-node";

/**
 * A flow of FlowGen or Agentok as an agentflow of conversing agents. Inert: Python is kept as a comment. What has no
 * counterpart here is named in the report.
 */
export function parseFlowGen(file: FlowFile, specs: SpecLookup): ParsedFlow {
  const problems: string[] = [];
  const graph = readGraph(file, problems);
  const config = onlyStart(graph, problems)?.data ?? {};
  const members = groupMembers(graph, problems);
  const wires = conversationWires(graph, members, problems);
  const beginning = beginningOf(graph, members, wires, problems);
  const translation = translationOf(file, graph, config, specs);
  const found = translateAll(graph, translation, members, problems);
  const extra = extraNodes({ graph, file, config, beginning, found, translation, problems });
  const edges = [
    ...startEdge(extra.start, extra.firstId ?? found.get(beginning.first ?? "")?.node),
    ...edgesOf(wires, found, graph),
    ...extra.edges,
  ];
  const nodes = [...[...found.values()].map(({ node }) => node), ...extra.nodes].toSorted(groupsFirst);
  const checked = flowDocumentSchema.safeParse({
    nodes: [extra.start, ...nodes.filter((node) => node !== extra.start)],
    edges,
  });
  if (!checked.success)
    throw new AppError("invalid_input", "This flow cannot be opened: it is too large.", { cause: checked.error });
  sayPythonIsLeft(translation, problems);
  const name = file.name ?? (textOf(config, "flow_name") || undefined);
  return {
    document: graph.older ? tidied(checked.data) : checked.data,
    kind: "agentflow",
    report: { type: "AGENTFLOW", from: "FlowGen", nodes: [...found.values()].map(reported), problems },
    ...(name !== undefined && { name }),
  };
}

/** A flow begins once; a second Config says things that nothing can follow. */
function onlyStart({ nodes, role }: FlowGenGraph, problems: string[]): FlowGenNode | undefined {
  const [first, ...others] = [...nodes].filter(([id]) => role(id) === "start").map(([, node]) => node);
  if (others.length > 0) problems.push("A flow has one beginning; the settings of the second were left out.");
  return first;
}

function translationOf(
  { tools = [] }: FlowFile,
  { older }: FlowGenGraph,
  config: FlowGenNode["data"],
  specs: SpecLookup,
): Translation {
  const functions = Array.isArray(config["functions"]) ? config["functions"] : [];
  const counts = new Map<string, number>();
  const names = new Set<string>();
  return {
    ...{ older, specs, model: modelOf(config), tools: toolShelf(functions, tools) },
    nextId(name) {
      const n = counts.get(name) ?? 0;
      counts.set(name, n + 1);
      return `${name}_${String(n)}`;
    },
    ownName(wanted) {
      let name = wanted;
      for (let n = 2; names.has(name); n += 1) name = `${wanted} ${String(n)}`;
      names.add(name);
      return name;
    },
  };
}

function translateAll(
  graph: FlowGenGraph,
  translation: Translation,
  { parents }: Members,
  problems: string[],
): Map<string, Translated> {
  const found = new Map<string, Translated>();
  let begun = false;
  for (const [id, raw] of graph.nodes) {
    if (graph.role(id) === "start" && begun) continue;
    begun ||= graph.role(id) === "start";
    found.set(id, translateNode(raw, translation));
  }
  for (const [id, parent] of parents) {
    const [own, group] = [found.get(id), found.get(parent)];
    if (own && group) found.set(id, { ...own, node: { ...own.node, parentId: group.node.id } });
  }
  for (const [id, { node }] of found)
    if (node.name === "groupChatAgentflow" && ![...parents.values()].includes(id))
      problems.push(`Nobody is in the group “${node.label}”. Drag agents into it.`);
  return found;
}

/** A canvas draws a container before what lies in it. */
const groupsFirst = (a: FlowNode, b: FlowNode): number =>
  Number(a.parentId !== undefined) - Number(b.parentId !== undefined);

/** With its wires turned around, and members in their groups, such a drawing reads from the wrong end. */
const tidied = (document: FlowDocument): FlowDocument => tidyDocument(document);

function reported({ node, remarks, missing }: Translated): ImportedNode {
  const { id, name, label } = node;
  if (missing)
    return {
      id,
      name,
      label,
      status: "missing",
      note: "This server has no such node. It is kept as it is; a flow that needs it cannot run here.",
    };
  return { id, name, label, status: remarks.length === 0 ? "exact" : "mapped", note: remarks.join(" ") };
}

function sayPythonIsLeft({ tools: { names } }: Translation, problems: string[]): void {
  if (names.length === 0) return;
  const which = names.map((name) => `“${name}”`).join(", ");
  const [it, is] = names.length === 1 ? ["The tool", "is"] : ["The tools", "are"];
  problems.push(
    `${it} ${which} ${is} written in Python and kept as a comment. Write ${names.length === 1 ? "it" : "them"} in JavaScript: until then calling ${names.length === 1 ? "it" : "them"} fails.`,
  );
}
