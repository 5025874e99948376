import type { FlowEdge } from "./flow-document";

/** An edit that mends a problem, for a button. `label` is the button's text. */
export type Fix = { label: string } &
  /** Adds a step of this kind to a flow that lacks it. */
  (
    | { kind: "addNode"; name: string }
    | { kind: "removeNode"; nodeId: string }
    | { kind: "removeWire"; edgeId: string }
    | { kind: "connect"; wire: Pick<FlowEdge, "source" | "sourceHandle" | "target" | "targetHandle"> }
    | { kind: "setInput"; nodeId: string; input: string; value: unknown }
  );
