import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import { flowVersions } from "@/server/data/schema/flows";
import { mayCallFlow } from "../flows/may-call-flow";
import type { CallableFlow } from "../runs/callable-flow";
import type { ChatContext } from "./chat-context";
import type { Chat } from "./chat-view";
import { findChat } from "./find-chat";

/** What a chat shows of its flow before anything was said. */
export interface ChatOpening {
  flow: { id: string; name: string; kind: FlowKind } | null;
  /** Messages to begin with. */
  samples: readonly string[];
  /** The flow's first remark, in Markdown; empty when it has none. */
  help: string;
}

/** A chat of whoever asks, with what its flow says of itself. */
export async function openChat(
  ctx: ChatContext,
  { id }: { id: string },
): Promise<{ chat: Chat; opening: ChatOpening }> {
  const chat = await findChat(ctx, id);
  const flow = await ctx.chats.findFlow(chat.flowId);
  if (!flow || flow.workspaceId !== ctx.actor.workspaceId || !(await mayCallFlow(ctx, flow)))
    return { chat, opening: { flow: null, samples: [], help: "" } };
  const document = await publishedDocument(ctx, flow);
  return {
    chat,
    opening: {
      flow: { id: flow.id, name: flow.name, kind: flow.kind },
      samples: samplesOf(document, flow),
      help: helpOf(document),
    },
  };
}

async function publishedDocument({ db, actor }: ChatContext, flow: CallableFlow): Promise<FlowDocument> {
  if (flow.publishedVersionId === null) return emptyFlow;
  const [version] = await db
    .select({ document: flowVersions.document })
    .from(flowVersions)
    .where(and(eq(flowVersions.id, flow.publishedVersionId), eq(flowVersions.workspaceId, actor.workspaceId)));
  return version?.document ?? emptyFlow;
}

const most = 20;
const sampleText = z.string().catch("");
const starters = z
  .record(z.string(), z.object({ prompt: z.string() }))
  .transform((prompts) => Object.values(prompts).map(({ prompt }) => prompt))
  .catch([]);

/** One a line in the Start step, then the flow's starter prompts. */
function samplesOf({ nodes }: FlowDocument, { settings }: CallableFlow): string[] {
  const start = nodes.find(({ name }) => name === "startAgentflow");
  const lines = sampleText.parse(start?.inputs["startSampleMessages"]).split("\n");
  const all = [...lines, ...starters.parse(settings.chatbotConfig["starterPrompts"])];
  return [...new Set(all.map((text) => text.trim()).filter(Boolean))].slice(0, most);
}

function helpOf({ nodes }: FlowDocument): string {
  const note = nodes.find(({ name, inputs }) => name.startsWith("stickyNote") && inputs["note"]);
  return sampleText.parse(note?.inputs["note"]).trim();
}
