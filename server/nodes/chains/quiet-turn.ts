import type { Turn } from "../slots";

/** The same turn for work in the middle of a flow, whose text nobody reads word by word. */
export const quietTurn = (turn: Turn): Turn => ({
  question: turn.question,
  imagesFor: (model) => turn.imagesFor(model),
  prepended: turn.prepended,
  flowId: turn.flowId,
  sessionId: turn.sessionId,
  chatId: turn.chatId,
  signal: turn.signal,
  streaming: false,
  loadHistory: (limit) => turn.loadHistory(limit),
  loadSummary: (nodeId) => turn.loadSummary(nodeId),
  saveSummary: (nodeId, summary) => turn.saveSummary(nodeId, summary),
  resolve: (text) => turn.resolve(text),
  emit: (event) => turn.emit(event),
  ...(turn.scriptGlobals && { scriptGlobals: turn.scriptGlobals.bind(turn) }),
});
