import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { filesOfNode } from "@/domain/flow/files-of-node";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";

/** What filling one vector store of a flow would do. */
export interface UpsertPlan {
  store: FlowNode;
  sources: { node: FlowNode; files: string[] }[];
  /** Names of the nodes wired to it. */
  embeddings: string | undefined;
  recordManager: string | undefined;
}

/** One plan for each vector store of the flow, in the order in which they stand in it. */
export function upsertPlans(document: FlowDocument, specs: SpecLookup): UpsertPlan[] {
  return document.nodes
    .filter((node) => isFilled(specs.get(node.name)))
    .map((store) => {
      const wired = (handle: string): FlowNode[] =>
        document.edges
          .filter(({ target, targetHandle }) => target === store.id && targetHandle === handle)
          .flatMap(({ source }) => document.nodes.find(({ id }) => id === source) ?? []);
      return {
        store,
        sources: wired("document").map((node) => ({ node, files: filesOfNode(node, specs) })),
        embeddings: wired("embeddings")[0]?.label,
        recordManager: wired("recordManager")[0]?.label,
      };
    });
}

/** Vector stores that take documents; a document store is filled on its own page. */
const isFilled = (spec: NodeSpec | undefined): boolean =>
  spec?.category === "Vector Stores" && Object.hasOwn(spec.inputs, "document");
