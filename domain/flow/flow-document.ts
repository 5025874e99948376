import { z } from "zod";

/**
 * A flow as Weft stores it: what a person decided and nothing that the catalogue knows already. Wires are the truth
 * about connections; slots hold no text. `parse-flowise` and `to-flowise` translate to and from Flowise's files.
 */
const point = z.object({ x: z.number(), y: z.number() });

export const flowNodeSchema = z.object({
  /** `<name>_<n>`; never contains `-`, which separates the parts of Flowise's handle ids. */
  id: z.string().min(1).max(200),
  /** Key into the catalogue. */
  name: z.string().min(1).max(200),
  label: z.string().max(300),
  version: z.number(),
  position: point,
  size: z.object({ width: z.number(), height: z.number() }).optional(),
  /** Container (iteration) that holds this node; `position` is then relative to it. */
  parentId: z.string().optional(),
  /** Field values by input name. Slots never appear here. */
  inputs: z.record(z.string(), z.unknown()),
  /** Chosen output of a node with several. */
  output: z.string().optional(),
  credentialId: z.string().optional(),
  /** Switched off: kept in the document and left out of runs. Absent rather than false, so that it is one again. */
  disabled: z.literal(true).optional(),
  /** Drawn as its title alone; a container as a card. */
  collapsed: z.literal(true).optional(),
  /** The node's data as imported, kept whole while this server lacks the node. */
  opaque: z.record(z.string(), z.unknown()).optional(),
});

/** How two agents talk, on a wire between them. */
export const converseSchema = z.object({
  /** Opens the conversation in place of what the run was asked. */
  message: z.string().optional(),
  /** Round trips; absent: until somebody ends it. */
  maxTurns: z.number().int().min(1).max(1000).optional(),
  summaryMethod: z.enum(["last_msg", "reflection_with_llm"]).optional(),
  summaryPrompt: z.string().optional(),
});

export const flowEdgeSchema = z.object({
  id: z.string().min(1).max(1000),
  source: z.string(),
  /** Output name (`chatOpenAI`, `outputPrediction`; `0`, `1` … for branches of an agentflow step). */
  sourceHandle: z.string(),
  target: z.string(),
  /** Input name (`model`); `input` for an agentflow step, which has one. */
  targetHandle: z.string(),
  label: z.string().optional(),
  converse: converseSchema.optional(),
});

export const flowDocumentSchema = z.object({
  nodes: z.array(flowNodeSchema).max(2000),
  edges: z.array(flowEdgeSchema).max(8000),
  viewport: z.object({ x: z.number(), y: z.number(), zoom: z.number() }).optional(),
});

export type FlowNode = z.infer<typeof flowNodeSchema>;
export type Converse = z.infer<typeof converseSchema>;
export type FlowEdge = z.infer<typeof flowEdgeSchema>;
export type FlowDocument = z.infer<typeof flowDocumentSchema>;

export const emptyFlow: FlowDocument = { nodes: [], edges: [] };

/** Smallest free `<name>_<n>`, as Flowise numbers nodes. */
export function nextNodeId(document: Pick<FlowDocument, "nodes">, name: string): string {
  const taken = new Set(document.nodes.map((node) => node.id));
  let n = 0;
  while (taken.has(`${name}_${n}`)) n += 1;
  return `${name}_${n}`;
}

/** An edge's id, made of its four ends, so that the same wire cannot exist twice. */
export const edgeId = (edge: Omit<FlowEdge, "id" | "label">): string =>
  `${edge.source}-${edge.sourceHandle}-${edge.target}-${edge.targetHandle}`;
