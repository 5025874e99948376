import { type NodeSpec, outputsOf } from "./node-spec";

/** Whether a node can be used inside another one in place of `accepts`: it is of the class and needs no wire of its own. */
export const usableAs = (spec: NodeSpec, accepts: string): boolean =>
  outputsOf(spec).some(({ provides }) => provides.includes(accepts)) &&
  !Object.values(spec.inputs).some((field) => field.type === "slot" && !field.optional && !paired.has(field.accepts));

/** What the node around it brings along. */
const paired = new Set(["Embeddings"]);
