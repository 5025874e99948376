import type { StructuredToolInterface } from "@langchain/core/tools";
import type { AgentProgress } from "../agents/run-agent";
import type { AgentTools } from "./agent-tools";

/** What an agent's step tells of its tools, under Flowise's names. */
export async function agentOutput(
  { used, calls }: AgentProgress,
  tools: readonly StructuredToolInterface[],
  nodeOf: AgentTools["nodeOf"],
): Promise<Record<string, unknown>> {
  const sources = used.flatMap(({ sourceDocuments = [] }) => sourceDocuments);
  const artifacts = used.flatMap((one) => one.artifacts ?? []);
  return {
    calledTools: calls.map(({ id, name, args }) => ({ name, args, id })),
    ...(used.length > 0 && { usedTools: used }),
    ...(sources.length > 0 && { sourceDocuments: sources }),
    ...(artifacts.length > 0 && { artifacts }),
    ...(tools.length > 0 && { availableTools: await described(tools, nodeOf) }),
  };
}

async function described(tools: readonly StructuredToolInterface[], nodeOf: AgentTools["nodeOf"]): Promise<unknown[]> {
  const { toJsonSchema } = await import("@langchain/core/utils/json_schema");
  return tools.map(({ name, description, schema }) => {
    const node = nodeOf.get(name);
    return { name, description, schema: toJsonSchema(schema), ...(node && { toolNode: { label: node, name: node } }) };
  });
}
