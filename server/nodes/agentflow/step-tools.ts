import type { AgentContext } from "./agent-inputs";
import { type AgentTools, agentTools, requireDistinct } from "./agent-tools";
import { knowledgeTools } from "./knowledge-tools";

/** Everything that an agent can call. */
export async function stepTools({ inputs, node, scope }: AgentContext): Promise<AgentTools> {
  const [own, knowledge] = await Promise.all([
    agentTools(scope, inputs.agentTools),
    knowledgeTools(scope, inputs.agentKnowledgeDocumentStores, inputs.agentKnowledgeVSEmbeddings),
  ]);
  const tools = [...own.tools, ...knowledge];
  requireDistinct(tools, node.label);
  return { ...own, tools };
}
