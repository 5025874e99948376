import type { StructuredToolInterface } from "@langchain/core/tools";
import { agentTools, requireDistinct } from "../agentflow/agent-tools";
import { knowledgeTools } from "../agentflow/knowledge-tools";
import type { Actor } from "./read-players";

/** Everything that an agent's model may ask for. */
export async function modelTools(actor: Extract<Actor, { kind: "agent" }>): Promise<StructuredToolInterface[]> {
  const { member, settings, player } = actor;
  const [own, knowledge] = await Promise.all([
    agentTools(member, settings.agentToolsForModel),
    knowledgeTools(member, settings.agentKnowledgeDocumentStores, []),
  ]);
  const tools = [...own.tools, ...knowledge];
  requireDistinct(tools, player.name);
  return tools;
}

/** Everything that runs when one agent asks another for tools: the other's come first, the asking one's own last. */
export async function runnableTools(
  runner: Actor | undefined,
  caller: Actor | undefined,
): Promise<StructuredToolInterface[]> {
  const toRun = await Promise.all(
    [runner, caller].map(async (actor) =>
      actor?.kind === "agent" ? (await agentTools(actor.member, actor.settings.agentToolsToExecute)).tools : [],
    ),
  );
  const own = caller?.kind === "agent" ? await modelTools(caller) : [];
  return [...new Map([...toRun.flat(), ...own].toReversed().map((tool) => [tool.name, tool])).values()];
}
