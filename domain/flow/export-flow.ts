import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "./flow-document";
import { shareableDocument } from "./shareable-document";
import { steadyOrder } from "./steady-order";
import { type FlowiseFlow, toFlowise } from "./to-flowise";

/** A flow as a file to hand to someone else, as Flowise exports it. Write it with `flowText`. */
export function exportFlow(document: FlowDocument, specs: SpecLookup): Pick<FlowiseFlow, "nodes" | "edges"> {
  const { nodes, edges } = toFlowise(steadyOrder(shareableDocument(document, specs), specs), specs);
  return { nodes, edges };
}
