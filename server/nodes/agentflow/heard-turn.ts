import type { SourceDocument } from "@/domain/api/stream-event";
import type { Turn } from "../slots";
import type { StepScope } from "../step-scope";

/** What tools told while they were called. */
export interface Heard {
  sourceDocuments: SourceDocument[];
  artifacts: { type: string; data: string }[];
}

/** The turn that a step hands to its tools, and what they tell by it. A tool's own words are no answer of the flow. */
export function heardTurn({ turn }: Pick<StepScope, "turn">, signal: AbortSignal): { turn: Turn; heard: Heard } {
  const heard: Heard = { sourceDocuments: [], artifacts: [] };
  const emit: Turn["emit"] = (event) => {
    if (event.type === "token") return;
    if (event.type === "sourceDocuments") heard.sourceDocuments.push(...event.documents);
    if (event.type === "artifacts") heard.artifacts.push(...event.artifacts);
    turn.emit(event);
  };
  return { turn: { ...turn, streaming: false, signal, emit }, heard };
}
