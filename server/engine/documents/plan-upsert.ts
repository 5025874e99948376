import { AppError } from "@/domain/errors";
import { activeFlow } from "@/domain/flow/active-flow";
import { chosenStore } from "@/domain/flow/chosen-store";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { type PlannedNode, planUpTo } from "../plan-chatflow";
import type { NodeCatalogue } from "../ports";

/** Output under which a vector store gives itself rather than a retriever. */
const storeOutputName = "vectorStore";

/**
 * What has to be built to fill a vector store of a flow; the last of the list is the store. Throws `unprocessable` in the
 * words that clients know.
 */
export function planUpsert(
  whole: FlowDocument,
  catalogue: NodeCatalogue,
  asked: readonly string[],
): readonly PlannedNode[] {
  const document = activeFlow(whole, catalogue, "chatflow");
  const chosen = chosenStore(document, catalogue, asked);
  if (!chosen.found) throw new AppError("unprocessable", chosen.reason);
  const order = planUpTo(chosen.node.id, document, catalogue);
  return order.map((planned) =>
    planned.node.id === chosen.node.id ? { ...planned, output: storeOutputName } : planned,
  );
}
