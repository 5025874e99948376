import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { flowiseEdgeSchema, flowiseNodeSchema, type FlowiseNode } from "../flowise-format";
import { parseHandle } from "../handles";
import { type ImportedFlowNode, parseFlowiseNode } from "../parse-flowise-node";
import type { FlowFile } from "../unwrap-flow-file";

export interface SeqWire {
  source: string;
  output: string;
  target: string;
  input: string;
}

/** A file of sequential or multi agents: its nodes as they stand there, and who is wired to whom. */
export interface SeqGraph {
  nodes: ReadonlyMap<string, SeqNode>;
  wires: readonly SeqWire[];
  /** What is wired into an input of a node, in the order of the wires. */
  into(id: string, input: string): SeqNode[];
}

export interface SeqNode {
  id: string;
  name: string;
  label: string;
  raw: FlowiseNode;
  inputs: Readonly<Record<string, unknown>>;
  /** As a node of a chatflow: models, tools and the like are kept in steps by these values. */
  read: ImportedFlowNode;
}

const categories = new Set(["Sequential Agents", "Multi Agents"]);

const readNodes = (file: FlowFile): FlowiseNode[] =>
  file.nodes.flatMap((item) => flowiseNodeSchema.safeParse(item).data ?? []);

/** Whether a file is of the older kind of agents, in which nodes pass one list of messages on. */
export const isSequential = (file: FlowFile): boolean =>
  readNodes(file).some(({ data }) => categories.has(data.category ?? "") || isSeqName(data.name ?? ""));

export const isSeqName = (name: string): boolean =>
  /^seq[A-Z]/.test(name) || name === "supervisor" || name === "worker";

export function readSeqGraph(file: FlowFile, specs: SpecLookup, problems: string[]): SeqGraph {
  const nodes = new Map<string, SeqNode>();
  for (const [index, raw] of readNodes(file).entries()) {
    const id = raw.id ?? raw.data.id ?? "";
    if (id === "" || nodes.has(id)) problems.push(`Node ${String(index + 1)} has no id of its own and was left out.`);
    else nodes.set(id, seqNode(id, raw, dataOf(file.nodes, id), specs));
  }
  const wires = file.edges.flatMap((item): SeqWire[] => {
    const edge = flowiseEdgeSchema.safeParse(item).data;
    if (!edge || !nodes.has(edge.source) || !nodes.has(edge.target)) return [];
    const [from, to] = [parseHandle(edge.sourceHandle, edge.source), parseHandle(edge.targetHandle, edge.target)];
    return [{ source: edge.source, output: nameOf(from), target: edge.target, input: nameOf(to) }];
  });
  return {
    ...{ nodes, wires },
    into: (id, input) =>
      wires
        .filter((wire) => wire.target === id && wire.input === input)
        .flatMap(({ source }) => nodes.get(source) ?? []),
  };
}

function seqNode(id: string, raw: FlowiseNode, data: Readonly<Record<string, unknown>>, specs: SpecLookup): SeqNode {
  const read = parseFlowiseNode(id, raw, data, specs);
  const { name, label } = read.node;
  return { id, name, label, raw, inputs: raw.data.inputs, read };
}

const nameOf = (handle: ReturnType<typeof parseHandle>): string =>
  handle && handle.side !== "step" ? handle.name : "";

function dataOf(items: readonly unknown[], id: string): Readonly<Record<string, unknown>> {
  const item = items.find(
    (one) => isRecord(one) && (one["id"] === id || (isRecord(one["data"]) && one["data"]["id"] === id)),
  );
  return isRecord(item) && isRecord(item["data"]) ? item["data"] : {};
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
