import { settingsKey } from "@/domain/catalogue/component-settings";
import { embeddedCredentialKey } from "../flowise-format";
import type { SeqGraph, SeqNode } from "./seq-graph";

/** A node of the file as the choice of a step's input: its name, and its settings beside it. */
export function chosen(param: string, { read: { node } }: SeqNode): Record<string, unknown> {
  return {
    [param]: node.name,
    [settingsKey(param)]: {
      ...node.inputs,
      [param]: node.name,
      ...(node.credentialId !== undefined && { [embeddedCredentialKey]: node.credentialId }),
    },
  };
}

export interface ToolRows {
  agentTools?: Record<string, unknown>[];
  agentKnowledgeVSEmbeddings?: Record<string, unknown>[];
}

/** The tools that are wired into an input: searches of a vector store are knowledge, the others are called. */
export function toolRows(graph: SeqGraph, tools: readonly SeqNode[], asks: boolean, remarks: string[]): ToolRows {
  const knowledge = tools.flatMap((tool) => knowledgeOf(graph, tool));
  const called = tools.filter((tool) => knowledgeOf(graph, tool).length === 0);
  for (const tool of called) {
    const wired = graph.wires
      .filter(({ target }) => target === tool.id)
      .flatMap(({ source }) => graph.nodes.get(source) ?? []);
    if (wired.length > 0)
      remarks.push(`What was wired into “${tool.label}” (${labels(wired)}) was not taken over. Set the tool up again.`);
  }
  const rows = called.map((tool) => ({
    ...chosen("agentSelectedTool", tool),
    ...(asks && { agentSelectedToolRequiresHumanInput: true }),
  }));
  return {
    ...(rows.length > 0 && { agentTools: rows }),
    ...(knowledge.length > 0 && { agentKnowledgeVSEmbeddings: knowledge }),
  };
}

function knowledgeOf(graph: SeqGraph, tool: SeqNode): Record<string, unknown>[] {
  const [store] = graph.into(tool.id, "retriever");
  const [embeddings] = store ? graph.into(store.id, "embeddings") : [];
  if (tool.name !== "retrieverTool" || !store || !embeddings) return [];
  const { name, description, returnSourceDocuments } = tool.read.node.inputs;
  return [
    {
      ...chosen("vectorStore", store),
      ...chosen("embeddingModel", embeddings),
      knowledgeName: name ?? tool.label,
      knowledgeDescription: description ?? "",
      ...(returnSourceDocuments !== undefined && { returnSourceDocuments }),
    },
  ];
}

export const labels = (nodes: readonly SeqNode[]): string => nodes.map(({ label }) => label).join(", ");
