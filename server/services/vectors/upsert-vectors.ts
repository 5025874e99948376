import type { UpsertReply } from "@/domain/api/contracts/vector";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { AppError } from "@/domain/errors";
import { chosenStore } from "@/domain/flow/chosen-store";
import type { Catalogue } from "@/server/nodes/catalogue";
import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";

export interface UpsertRequest {
  flow: CallableFlow;
  /** From the canvas: of the newest version. */
  internal: boolean;
  /** Ids of the stores to fill; empty: the flow's own choice. */
  stopNodeIds: readonly string[];
}

/** Reads a flow's documents into its vector store. */
export async function upsertVectors(
  desk: RunDesk,
  catalogue: Catalogue,
  { flow, internal, stopNodeIds }: UpsertRequest,
): Promise<UpsertReply> {
  const versionId = internal ? flow.latestVersionId : flow.publishedVersionId;
  if (versionId === null)
    throw new AppError("unprocessable", "This flow has never been saved. Open it, save it and try again.");
  const { document } = (await desk.prepared.get(flow, versionId)).flow;
  const chosen = chosenStore(document, specLookup(catalogue.specs()), stopNodeIds);
  if (!chosen.found) throw new AppError("unprocessable", chosen.reason);
  const { id, label } = chosen.node;
  throw new AppError("unprocessable", `“${label}” takes no documents from callers.`, { nodeId: id });
}
