import type { Chatflow } from "@/domain/api/contracts/chatflow";
import type { FlowKind, NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { AppError } from "@/domain/errors";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import { toFlowise } from "@/domain/flow/to-flowise";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { FlowDetail } from "@/server/services/flows/get-flow";

/** Where this server's words and Flowise's meet. */
export const typeOfKind = (kind: FlowKind): "CHATFLOW" | "AGENTFLOW" =>
  kind === "agentflow" ? "AGENTFLOW" : "CHATFLOW";

export const kindOfType = (type: string | undefined): FlowKind | undefined =>
  type === "AGENTFLOW" ? "agentflow" : type === "CHATFLOW" ? "chatflow" : undefined;

/** Flowise's two further types. What is drawn decides how such a flow runs here; it goes on to be called so. */
export const saidTypeOf = (type: string | undefined): FlowDetail["saidType"] =>
  type === "MULTIAGENT" || type === "ASSISTANT" ? type : null;

/** Which flows a list of one type holds; all of them when none that there is was named. */
export function filterOfType(type: string | undefined): { kind?: FlowKind; saidType?: FlowDetail["saidType"] } {
  const [kind, saidType] = [kindOfType(type), saidTypeOf(type)];
  if (kind) return { kind, saidType: null };
  return saidType ? { saidType } : {};
}

const settingNames = [
  "chatbotConfig",
  "apiConfig",
  "analytic",
  "speechToText",
  "textToSpeech",
  "followUpPrompts",
] as const;

/** The row that clients know as a chatflow, whichever kind of flow it is. */
export function toChatflow(flow: FlowDetail, workspaceId: string, flowData: string): Chatflow {
  const {
    chatbotConfig = null,
    apiConfig = null,
    analytic = null,
    speechToText = null,
    textToSpeech = null,
    followUpPrompts = null,
  } = flow.settings;
  return {
    id: flow.id,
    name: flow.name,
    flowData,
    deployed: null,
    isPublic: flow.isPublic,
    apikeyid: flow.keyIds?.[0] ?? null,
    ...{ chatbotConfig, apiConfig, analytic, speechToText, textToSpeech, followUpPrompts },
    category: flow.category,
    type: flow.saidType ?? typeOfKind(flow.kind),
    createdDate: flow.createdAt.toISOString(),
    updatedDate: flow.updatedAt.toISOString(),
    mcpServerConfig: null,
    webhookSecret: null,
    webhookSecretConfigured: false,
    workspaceId,
  };
}

export const writeFlowData = (document: FlowDocument, specs: readonly NodeSpec[]): string =>
  JSON.stringify(toFlowise(document, specLookup(specs)));

/** Reads `flowData`. An empty one is an empty drawing. */
export function readFlowData(flowData: string, specs: readonly NodeSpec[]): { document: FlowDocument; kind: FlowKind } {
  const json = parseText(flowData);
  const drawing =
    typeof json === "object" && json !== null && Object.keys(json).length === 0 ? { nodes: [], edges: [] } : json;
  return parseFlowFile(drawing, specLookup(specs));
}

/** The settings that a body names. Each is JSON text, or null to remove it. */
export function readSettings(
  body: Readonly<Partial<Record<(typeof settingNames)[number], string | null | undefined>>>,
): FlowDetail["settings"] | undefined {
  const given = settingNames.filter((name) => body[name] !== undefined);
  for (const name of given) {
    const value = body[name];
    if (value) parseText(value);
  }
  return given.length === 0 ? undefined : Object.fromEntries(given.map((name) => [name, body[name] || null]));
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid_input", error instanceof Error ? error.message : "This is not valid JSON.");
  }
}
