import { AppError } from "@/domain/errors";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { stepCategory } from "@/domain/catalogue/step";
import { type FlowDocument, type FlowNode, flowDocumentSchema } from "./flow-document";
import { type FlowiseNode, flowiseNodeSchema, type RawNode, viewportSchema } from "./flowise-format";
import type { ImportReport } from "./import-report";
import { parseFlowiseEdges } from "./parse-flowise-edges";
import { parseFlowiseNode } from "./parse-flowise-node";
import { type FlowFile, unwrapFlowFile } from "./unwrap-flow-file";

export interface ParsedFlow {
  document: FlowDocument;
  kind: FlowKind;
  report: ImportReport;
  /** The flow's name, when the file says it. */
  name?: string;
}

/**
 * Reads a Flowise flow in any of its wrappers (see `unwrapFlowFile`). Inert: nothing is run or fetched. Nodes that the
 * catalogue lacks are kept whole. Values stay as stored (`"0.9"` remains text); empty ones are dropped.
 * Throws `invalid_input` for what is not a flow.
 */
export function parseFlowise(json: unknown, specs: SpecLookup): ParsedFlow {
  const file = unwrapFlowFile(json);
  const problems: string[] = [];
  const rawNodes = readNodes(file, problems);
  const imported = [...rawNodes].map(([id, { node, data }]) => parseFlowiseNode(id, node, data, specs));
  const nodes = parentsFirst(imported.map((entry) => entry.node));
  const edges = parseFlowiseEdges(file.edges, { nodes, rawNodes, specs, problems });
  const viewport = viewportSchema.safeParse(file.viewport).data;
  const checked = flowDocumentSchema.safeParse({ nodes, edges, ...(viewport && { viewport }) });
  if (!checked.success) throw tooMuch(checked.error);
  const kind = kindOf(
    file,
    [...rawNodes.values()].map((entry) => entry.node),
  );
  if (hasSequentialAgents(rawNodes)) {
    problems.push(
      "This flow uses sequential or multi agents of an older kind, which do not run here. Its nodes are kept as they are.",
    );
  }
  return {
    document: checked.data,
    kind,
    report: {
      type: kind === "agentflow" ? "AGENTFLOW" : "CHATFLOW",
      nodes: imported.map((entry) => entry.report),
      problems,
    },
    ...(file.name !== undefined && { name: file.name }),
  };
}

function readNodes(file: FlowFile, problems: string[]): Map<string, RawNode> {
  const nodes = new Map<string, RawNode>();
  for (const item of file.nodes) {
    const node = flowiseNodeSchema.safeParse(item).data;
    const id = node?.id ?? node?.data.id;
    if (!node || id === undefined || id === "") {
      problems.push("A node without an id was left out.");
    } else if (nodes.has(id)) {
      problems.push(`Two nodes have the id ${id}; the second was left out.`);
    } else {
      nodes.set(id, { node, data: dataOf(item) });
    }
  }
  return nodes;
}

function dataOf(item: unknown): Readonly<Record<string, unknown>> {
  const data = typeof item === "object" && item !== null && "data" in item ? item.data : undefined;
  return typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : {};
}

/** A canvas draws a container before what lies in it. Parents that are missing, or that close a circle, are dropped. */
function parentsFirst(nodes: readonly FlowNode[]): FlowNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed = new Map<string, FlowNode>();
  const place = (node: FlowNode, below: ReadonlySet<string>): void => {
    if (placed.has(node.id)) return;
    const parent = node.parentId === undefined ? undefined : byId.get(node.parentId);
    const usable = parent !== undefined && parent.id !== node.id && !below.has(parent.id);
    if (usable) place(parent, new Set([...below, node.id]));
    const { parentId: _dropped, ...free } = node;
    placed.set(node.id, usable || node.parentId === undefined ? node : free);
  };
  for (const node of nodes) place(node, new Set());
  return [...placed.values()];
}

const isStepNode = (node: FlowiseNode): boolean =>
  node.data.name === "startAgentflow" ||
  node.data.category === stepCategory ||
  node.type === "agentFlow" ||
  node.type === "iteration";

function kindOf(file: FlowFile, nodes: readonly FlowiseNode[]): FlowKind {
  if (nodes.some(isStepNode)) return "agentflow";
  return nodes.length === 0 && file.type === "AGENTFLOW" ? "agentflow" : "chatflow";
}

const olderAgents = new Set(["Sequential Agents", "Multi Agents"]);

const hasSequentialAgents = (nodes: ReadonlyMap<string, RawNode>): boolean =>
  [...nodes.values()].some(({ node }) => olderAgents.has(node.data.category ?? ""));

function tooMuch(error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): AppError {
  const [issue] = error.issues;
  const place = issue?.path.map(String).join(".") ?? "";
  return new AppError("invalid_input", `This flow cannot be opened: ${place} ${issue?.message ?? "is not valid"}.`, {
    cause: error,
  });
}
