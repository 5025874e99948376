import type { NodeTools } from "@/server/engine/ports";
import type { ModelRecord } from "../agentflow/model-record";
import type { StepScope } from "../step-scope";
import type { Actor } from "./read-players";
import type { Stage } from "./stage";

/** One run of a conversation's step: who is there, and the ways to the world. */
export interface Conversing {
  stage: Stage;
  actors: ReadonlyMap<string, Actor>;
  scope: StepScope;
  tools: NodeTools;
  signal: AbortSignal;
  /** Where models and tools tell what they do. */
  record: ModelRecord;
}
