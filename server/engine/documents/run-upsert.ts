import { chatIdKey } from "@/domain/documents/chat-id-key";
import { AppError, isAppError } from "@/domain/errors";
import type { SentFile, VectorIndex } from "@/server/nodes/documents/document-slots";
import { applyOverrides } from "../apply-overrides";
import { buildNode } from "../build-node";
import { engineReferences } from "../engine-references";
import { explainError } from "../explain-error";
import type { PlannedNode } from "../plan-chatflow";
import type { EnginePorts } from "../ports";
import type { PreparedFlow } from "../prepare-flow";
import { createTurnReferences } from "../turn-references";
import type { RunRequest } from "../run-request";
import { planUpsert } from "./plan-upsert";
import { type UpsertEvent, type UpsertRequest, type UpsertResult, upsertDocuments } from "./upsert-documents";

export interface UpsertRunRequest extends Pick<RunRequest, "overrideConfig" | "overrideRules"> {
  /** Node ids of stores, of which the first found is filled; needed where a flow has several. */
  stopNodeIds: readonly string[];
  files: readonly SentFile[];
  /** Conversation that the files belong to, where they came from a chat. */
  chatId?: string | undefined;
  keyOf: UpsertRequest["keyOf"];
}

/**
 * Fills a vector store of a flow. Yields how far it is and returns what came of it. Rejects with an `AppError` on the node
 * to blame, or with the signal's reason.
 */
export async function* runUpsert(
  prepared: PreparedFlow,
  request: UpsertRunRequest,
  ports: EnginePorts,
  signal: AbortSignal,
): AsyncGenerator<UpsertEvent, UpsertResult> {
  const order = planUpsert(prepared.flow.document, ports.catalogue, request.stopNodeIds);
  const store = order.at(-1);
  if (!store) throw new AppError("internal", "A plan lost its last node.");
  let at = store;
  try {
    const index = await build(order, { prepared, request, ports, signal }, (planned) => (at = planned));
    at = store;
    const metadata =
      request.chatId !== undefined && takesChatFiles(store) ? { [chatIdKey]: request.chatId } : undefined;
    const { files, keyOf } = request;
    const work = { index, files, keyOf, ...(metadata && { metadata }), now: () => ports.clock.now() };
    return yield* upsertDocuments(work, signal);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw blameFor(error, at, { prepared, ports, order });
  }
}

interface Building {
  prepared: PreparedFlow;
  request: UpsertRunRequest;
  ports: EnginePorts;
  signal: AbortSignal;
}

async function build(
  order: readonly PlannedNode[],
  { prepared, request, ports, signal }: Building,
  reach: (planned: PlannedNode) => void,
): Promise<VectorIndex> {
  const instances = new Map<string, unknown>();
  const overrides = applyOverrides(order, request);
  const references = createTurnReferences({
    flow: prepared.flow,
    request: { runId: "", question: "", chatId: request.chatId ?? "", sessionId: "", history: [], streaming: false },
    ports,
    variables: overrides.variables,
    instance: (id) => instances.get(id),
    memory: () => undefined,
    turn: () => {
      throw new AppError("unprocessable", "There is no conversation while a store is filled.");
    },
  });
  for (const planned of order) {
    reach(planned);
    signal.throwIfAborted();
    const stored = overrides.inputs.get(planned.node.id) ?? planned.node.inputs;
    const lookup = await references.load(engineReferences(planned.definition.inputs, stored));
    const instance = await buildNode({
      ...{ planned, stored, signal, redactor: prepared.redactor, flowId: prepared.flow.id },
      instance: (id) => instances.get(id),
      openCredential: (id) => ports.openCredential(id),
      tools: prepared.origins.toolsFor(planned.node.id, ports.tools),
      perTurn: { fill: (text) => references.fill(text, lookup) },
    });
    instances.set(planned.node.id, instance);
  }
  const index = instances.get(order.at(-1)?.node.id ?? "");
  if (isIndex(index)) return index;
  throw new AppError("internal", "A vector store gave no store.");
}

const isIndex = (value: unknown): value is VectorIndex =>
  typeof value === "object" && value !== null && "put" in value && "sources" in value;

const takesChatFiles = ({ node }: PlannedNode): boolean =>
  node.inputs["fileUpload"] === true || node.inputs["fileUpload"] === "true";

function blameFor(
  error: unknown,
  at: PlannedNode,
  { prepared, ports, order }: { prepared: PreparedFlow; ports: EnginePorts; order: readonly PlannedNode[] },
): AppError {
  if (isAppError(error) && error.nodeId !== undefined) return prepared.redactor.error(error);
  const origin = prepared.origins.of(error);
  const guilty = order.find(({ node }) => node.id === origin) ?? at;
  const explained = explainError(error, { thrower: guilty.node, asked: undefined, now: ports.clock.now() });
  return prepared.redactor.error(explained);
}
