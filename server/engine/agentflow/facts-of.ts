import type { HistoryMessage } from "../ports";
import { askedQuestion } from "../asked-question";
import { historyAsText } from "../turn-references";
import type { VisitContext } from "./run-visit";
import type { StepFacts } from "./step-lookup";

/** A conversation of more messages is known by its end. */
const mostMessages = 1000;

/** What the references of a visit stand for. */
export function factsOf({ run, past, round, finished }: VisitContext): StepFacts & {
  loadPast(): Promise<HistoryMessage[]>;
} {
  const { request, prepared, ports, overrides, plan } = run;
  const { form, webhook } = request.agentflow ?? {};
  const { id } = prepared.flow;
  const session = { flowId: id, sessionId: request.sessionId, limit: mostMessages };
  const loadPast = async (): Promise<HistoryMessage[]> => (past.forgetPast ? [] : ports.loadHistory(session));
  return {
    ...{
      past,
      form,
      webhook,
      round,
      loadPast,
      now: ports.clock.now(),
      toMarkdown: ports.toMarkdown,
      attachedText: request.attachedText ?? "",
    },
    input: inputOf(request),
    loopCount: loopCount(plan, past.visits, finished),
    flow: {
      ...{ chatflowId: id, chatflowid: id, chatId: request.chatId, sessionId: request.sessionId },
      ...{ apiMessageId: request.runId, runtimeChatHistoryLength: Math.max(0, past.messages.length - 1) },
    },
    loadVariables: async () => ({ ...(await ports.loadVariables()), ...overrides.variables }),
    async loadHistory() {
      const said = past.messages.flatMap(({ role, content }): HistoryMessage[] =>
        role === "system" ? [] : [{ role, content }],
      );
      return historyAsText([...request.history, ...(await loadPast()), ...said]);
    },
  };
}

/** A form reads as lines, a webhook's payload as JSON. */
function inputOf(request: VisitContext["run"]["request"]): string {
  const { form, webhook } = request.agentflow ?? {};
  const { attachedText = "" } = request;
  if (form) return attachedText + formAsText(form);
  if (webhook !== undefined && request.question === "") return JSON.stringify(webhook);
  return askedQuestion(request);
}

/** How a filled-in form reads in a conversation. */
export const formAsText = (form: Readonly<Record<string, unknown>>): string =>
  Object.entries(form)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : (JSON.stringify(value) ?? "")}`)
    .join("\n");

/** How often the loop that was met last has gone back. */
function loopCount(
  { steps }: VisitContext["run"]["plan"],
  past: ReadonlySet<number>,
  finished: VisitContext["finished"],
): number {
  const loops = [...past].flatMap((id) => {
    const visit = finished.get(id);
    return visit && steps.get(visit.nodeId)?.definition.step?.jumpsBy !== undefined ? [visit] : [];
  });
  const last = loops.toSorted((a, b) => b.rank - a.rank)[0];
  return loops.filter(({ nodeId }) => nodeId === last?.nodeId).length;
}
