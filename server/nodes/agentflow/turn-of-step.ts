import { asText, parseText, renderText, valueAt } from "@/domain/flow/references";
import type { RunEvent } from "@/domain/api/stream-event";
import type { Turn } from "../slots";
import type { StepScope } from "../step-scope";

/** A step's view of its run in the form in which tools know a request. `heard` sees what they tell the world. */
export function turnOfStep(scope: StepScope, signal: AbortSignal, heard: (event: RunEvent) => void): Turn {
  return {
    question: scope.input,
    imagesFor: async () => [],
    prepended: scope.prepended,
    loadHistory: async (limit) => (await scope.loadPast()).slice(-limit),
    loadSummary: async () => ({ summary: undefined, later: [] }),
    saveSummary: async () => undefined,
    ...{ flowId: scope.flowId, sessionId: scope.sessionId, chatId: scope.chatId },
    emit(event) {
      heard(event);
      // A tool's own words are no answer of the flow.
      if (event.type !== "token") scope.emit(event);
    },
    streaming: false,
    signal,
    resolve: async (text) => {
      const globals = await scope.scriptGlobals();
      return renderText(parseText(text), (reference) => {
        if (reference.kind === "question") return scope.input;
        if (reference.kind !== "variable" && reference.kind !== "flow") return undefined;
        const value = valueAt(globals[reference.kind === "variable" ? "$vars" : "$flow"], reference.path);
        return value === undefined ? undefined : asText(value);
      });
    },
  };
}
