import type { Converse, FlowEdge } from "@/domain/flow/flow-document";
import { stepWire } from "./step-wire";

/** A wire along which two agents converse. */
export const converseWire = (source: string, target: string, converse: Converse = {}): FlowEdge => ({
  ...stepWire(source, target),
  converse,
});
