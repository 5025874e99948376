import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "./flow-document";

/** A node of a flow beside what the catalogue (or its placeholder) says of it. */
export interface PlacedNode {
  node: FlowNode;
  spec: NodeSpec;
}
