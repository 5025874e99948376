import type { NodeSpec } from "../catalogue/node-spec";
import type { FlowDocument, FlowNode } from "./flow-document";

export type ChosenStore = { found: true; node: FlowNode } | { found: false; reason: string };

const none = { found: false, reason: "No vector node found" } as const;

/** Document stores are filled on their own pages. */
const filledElsewhere = new Set(["documentStoreVS"]);

/** The vector store that documents go into: the one asked for, the one that takes callers' files, or the only one. */
export function chosenStore(
  document: FlowDocument,
  specs: { get(name: string): Pick<NodeSpec, "category"> | undefined },
  asked: readonly string[],
): ChosenStore {
  const stores = document.nodes.filter(
    ({ name }) => specs.get(name)?.category === "Vector Stores" && !filledElsewhere.has(name),
  );
  if (stores.length === 0) return none;
  if (asked.length > 0) {
    const node = stores.find(({ id }) => asked.includes(id));
    return node ? { found: true, node } : none;
  }
  const taking = stores.filter(({ inputs }) => inputs.fileUpload === true || inputs.fileUpload === "true");
  if (taking.length > 1) return { found: false, reason: "Multiple vector store nodes with fileUpload enabled" };
  const [node, ...others] = taking.length === 1 ? taking : stores;
  if (node && others.length === 0) return { found: true, node };
  return { found: false, reason: "There are multiple vector nodes, please provide stopNodeId in body request" };
}
