import type { AskContext } from "./ask-model";
import type { Turn } from "./slots";

/** Where a model call of this turn reports. */
export const reportTo = (turn: Turn): Omit<AskContext, "nodeId"> => ({
  signal: turn.signal,
  streaming: turn.streaming,
  emit: (event) => turn.emit(event),
});
