import { chatIdKey } from "@/domain/documents/chat-id-key";
import { AppError, isAppError } from "@/domain/errors";
import type { FileSource, VectorIndex } from "@/server/nodes/documents/document-slots";
import { buildApart } from "../build-apart";
import { explainError } from "../explain-error";
import type { PlannedNode } from "../plan-chatflow";
import type { EnginePorts } from "../ports";
import type { PreparedFlow } from "../prepare-flow";
import type { RunRequest } from "../run-request";
import { planUpsert } from "./plan-upsert";
import { type UpsertEvent, type UpsertRequest, type UpsertResult, upsertDocuments } from "./upsert-documents";

export interface UpsertRunRequest extends Pick<RunRequest, "overrideConfig" | "overrideRules"> {
  /** Node ids of stores, of which the first found is filled; needed where a flow has several. */
  stopNodeIds: readonly string[];
  files: readonly FileSource[];
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
    const { chatId, overrideConfig, overrideRules } = request;
    const overrides = { ...(overrideConfig && { overrideConfig }), ...(overrideRules && { overrideRules }) };
    const reach = (planned: PlannedNode): void => void (at = planned);
    const index = await buildApart(order, { ...overrides, prepared, ports, signal, chatId, reach });
    if (!isIndex(index)) throw new AppError("internal", "A vector store gave no store.");
    at = store;
    const metadata = chatId !== undefined && takesChatFiles(store) ? { [chatIdKey]: chatId } : undefined;
    const { files, keyOf } = request;
    const work = { index, files, keyOf, ...(metadata && { metadata }), now: () => ports.clock.now() };
    return yield* upsertDocuments(work, signal);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw blameFor(error, at, { prepared, ports, order });
  }
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
