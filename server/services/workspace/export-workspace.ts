import { and, asc, eq, inArray } from "drizzle-orm";
import type { ExportChoice, WorkspaceExport } from "@/domain/api/contracts/workspace-transfer";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { exportFlow } from "@/domain/flow/export-flow";
import { inKeyOrder } from "@/domain/flow/flow-text";
import { scrubValue } from "@/domain/flow/scrub-value";
import { isSecretName } from "@/domain/flow/secret-names";
import { feedback } from "@/server/data/schema/conversations";
import { messages } from "@/server/data/schema/runs";
import { requireAccess, type ServiceContext } from "../context";
import { listFlowDetails } from "../flows/list-flow-details";
import type { FlowDetail } from "../flows/get-flow";
import { listTemplateDetails } from "../templates/list-template-details";
import { listTools } from "../tools/list-tools";
import { listVariables } from "../variables/list-variables";
import { exportStores } from "./export-stores";

/** Everything of a workspace that fits into a file, in the shape that Flowise gives it. Holds no secrets. */
export async function exportWorkspace(ctx: ServiceContext, choice: ExportChoice): Promise<WorkspaceExport> {
  requireAccess(ctx, "editor", "manage");
  const { items } = await listFlowDetails(ctx, { limit: 10_000 });
  const wanted = items.filter(({ kind }) => (kind === "chatflow" ? choice.chatflow : choice.agentflowv2));
  const flows = wanted.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = (kind: FlowDetail["kind"]) =>
    flows.filter((flow) => flow.kind === kind).map((flow) => flowRow(ctx, flow));
  const ids = flows.map(({ id }) => id);
  const stores = choice.document_store ? await exportStores(ctx) : { stores: [], chunks: [] };
  return {
    FileDefaultName: "ExportData.json",
    ...{ AgentFlow: [], AgentFlowV2: rows("agentflow"), ChatFlow: rows("chatflow") },
    ...{ AssistantCustom: [], AssistantFlow: [], AssistantOpenAI: [], AssistantAzure: [] },
    ChatMessage: choice.chat_message ? await messageRows(ctx, ids) : [],
    ChatMessageFeedback: choice.chat_feedback ? await feedbackRows(ctx, ids) : [],
    CustomTemplate: choice.custom_template ? await templateRows(ctx) : [],
    ...{ DocumentStore: stores.stores, DocumentStoreFileChunk: stores.chunks, Execution: [] },
    Tool: choice.tool ? await toolRows(ctx) : [],
    Variable: choice.variable ? await variableRows(ctx) : [],
  };
}

const drawingOf = (ctx: ServiceContext, document: FlowDetail["document"]): string =>
  JSON.stringify(inKeyOrder(exportFlow(document, specLookup(ctx.catalogue.specs()))));

function flowRow(ctx: ServiceContext, { id, name, kind, isPublic, category, settings, document, ...flow }: FlowDetail) {
  return {
    ...{ id, name, flowData: drawingOf(ctx, document), deployed: null, isPublic, apikeyid: null, category },
    ...Object.fromEntries(settingNames.map((key) => [key, withoutSecrets(settings[key])])),
    type: kind === "agentflow" ? "AGENTFLOW" : "CHATFLOW",
    createdDate: flow.createdAt.toISOString(),
    updatedDate: flow.updatedAt.toISOString(),
  };
}

const settingNames = [
  "chatbotConfig",
  "apiConfig",
  "analytic",
  "speechToText",
  "textToSpeech",
  "followUpPrompts",
] as const;

const withoutSecrets = (text: string | null | undefined): unknown => (text ? scrubValue("settings", text) : null);

async function variableRows(ctx: ServiceContext) {
  const rows = (await listVariables(ctx)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return rows.map(({ id, name, value, type, createdAt, updatedAt }) => ({
    ...{ id, name, type, value: isSecretName(name) ? "" : value },
    ...{ createdDate: createdAt.toISOString(), updatedDate: updatedAt.toISOString() },
  }));
}

async function toolRows(ctx: ServiceContext) {
  const rows = (await listTools(ctx)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return rows.map(({ flows: _uses, createdAt, updatedAt, ...tool }) => ({
    ...tool,
    ...{ createdDate: createdAt.toISOString(), updatedDate: updatedAt.toISOString() },
  }));
}

/** Those that people published; the ones that come with every server have no date. */
async function templateRows(ctx: ServiceContext) {
  return (await listTemplateDetails(ctx)).flatMap(({ id, name, description, kind, document, createdAt }) =>
    createdAt === null
      ? []
      : [
          {
            ...{ id, name, description, flowData: drawingOf(ctx, document), badge: "", framework: "", usecases: "" },
            ...{ type: kind === "agentflow" ? "AgentflowV2" : "Chatflow", createdDate: createdAt.toISOString() },
          },
        ],
  );
}

async function messageRows(ctx: ServiceContext, flowIds: readonly string[]) {
  requireAccess(ctx, "viewer", "messages");
  if (flowIds.length === 0) return [];
  const ofThese = and(eq(messages.workspaceId, ctx.actor.workspaceId), inArray(messages.flowId, [...flowIds]));
  const rows = await ctx.db.select().from(messages).where(ofThese).orderBy(asc(messages.seq)).limit(mostRows);
  return rows.map(({ workspaceId: _own, seq: _order, flowId, runId: _run, createdAt, ...row }) => ({
    ...row,
    chatflowid: flowId,
    createdDate: createdAt.toISOString(),
  }));
}

async function feedbackRows(ctx: ServiceContext, flowIds: readonly string[]) {
  requireAccess(ctx, "viewer", "messages");
  if (flowIds.length === 0) return [];
  const ofThese = and(eq(feedback.workspaceId, ctx.actor.workspaceId), inArray(feedback.flowId, [...flowIds]));
  const rows = await ctx.db.select().from(feedback).where(ofThese).orderBy(asc(feedback.createdAt)).limit(mostRows);
  return rows.map(({ workspaceId: _own, flowId, createdAt, ...row }) => ({
    ...row,
    chatflowid: flowId,
    createdDate: createdAt.toISOString(),
  }));
}

const mostRows = 100_000;
