import * as contracts from "@/domain/api/contracts/public-flow";
import { toFlowise } from "@/domain/flow/to-flowise";
import { acceptedUploads } from "@/server/services/files/accepted-uploads";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { deskOf } from "../desk-of";
import { flowOfPath, ownFlowOfPath } from "../flow-gate";
import { openToPages } from "../flow-route";
import type { Incoming } from "../incoming";
import { publicRoute, route } from "../route";

/** Settings that are nobody's business but the owner's. */
const privateSettings = new Set(["allowedOrigins", "allowedOriginsError", "postProcessing"]);

export const chatflowStreaming = openToPages(
  publicRoute(contracts.chatflowStreaming, async ({ incoming }) => {
    await flowOfPath(incoming, deskOf(incoming.runtime).findFlow);
    return { isStreaming: true };
  }),
);

export const chatflowUploads = openToPages(
  publicRoute(contracts.chatflowUploads, async ({ incoming }) => {
    const desk = deskOf(incoming.runtime);
    return acceptedUploads(desk, await flowOfPath(incoming, desk.findFlow));
  }),
);

export const publicChatbotConfig = openToPages(
  publicRoute(contracts.publicChatbotConfig, async ({ incoming }) => {
    const flow = await flowOfPath(incoming, deskOf(incoming.runtime).findFlow);
    return configOf(incoming, flow, flow.publishedVersionId);
  }),
);

export const internalChatbotConfig = route(contracts.internalChatbotConfig, async ({ incoming, ctx }) => {
  const flow = await ownFlowOfPath(incoming, deskOf(incoming.runtime).findFlow, ctx.actor);
  return configOf(incoming, flow, flow.latestVersionId);
});

/** What a chat needs to know before it asks a version of a flow. */
async function configOf(incoming: Incoming, flow: CallableFlow, versionId: string | null) {
  const desk = deskOf(incoming.runtime);
  const shown = Object.entries(flow.settings.chatbotConfig).filter(([name]) => !privateSettings.has(name));
  return {
    ...Object.fromEntries(shown),
    uploads: await acceptedUploads(desk, flow, versionId),
    flowData: JSON.stringify(await formOf(flow, versionId, incoming)),
    isTTSEnabled: flow.settings.textToSpeech !== undefined,
  };
}

/** The part of a version that a chat draws: the Start step with its form. A chatflow has none. */
async function formOf(flow: CallableFlow, versionId: string | null, { runtime }: Incoming): Promise<object> {
  if (flow.kind === "chatflow" || versionId === null) return { nodes: [], edges: [] };
  const { document } = (await deskOf(runtime).prepared.get(flow, versionId)).flow;
  const nodes = document.nodes
    .filter((node) => node.name === "startAgentflow")
    .map((node) => ({ ...node, inputs: pick(node.inputs, formInputs) }));
  const lookup = new Map(runtime.catalogue.specs().map((spec) => [spec.name, spec]));
  return toFlowise({ nodes, edges: [] }, lookup);
}

const formInputs = ["startInputType", "formTitle", "formDescription", "formInputTypes"];

const pick = (values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])));
