import type { StoreApi } from "zustand/vanilla";
import type { ChatEvent, ChatStep } from "./chat-event";
import { ChatFailureError, type ChatFailure, interrupted } from "./chat-failure";
import type { ChatPorts, ChatState } from "./chat-store";
import { applyEvent, type Exchange, fail } from "./exchange";
import { isDecision } from "./given";
import { createTokenBatch } from "./token-batch";

/** One question on its way. Once `signal` is aborted nothing of it reaches the conversation any more. */
export interface Asking {
  signal: AbortSignal;
  /** Hands on the text that waits to be shown. */
  flush(): void;
  end(): void;
}

interface AskInto {
  state: StoreApi<ChatState>;
  asking: Asking;
  ports: ChatPorts;
  /** It was asked before the page was loaded anew: only what is missing is wanted. */
  resumed?: boolean;
}

/** Asks the newest exchange's question and writes what comes into it. Never rejects: a failure ends the reply. */
export async function askInto({ state, asking, ports, resumed = false }: AskInto): Promise<void> {
  const { exchanges: all, chatId, lead } = state.getState();
  const exchange = all.at(-1);
  if (exchange === undefined) return;
  const { question, given, files, key, reply, askedAt } = exchange;
  const { update, pass } = writerOf(state, exchange.id);
  const batch = createTokenBatch(pass);
  asking.flush = batch.flush;
  const steps = watchSteps(ports);
  // A decision goes on with the run that the page shows.
  if (!isDecision(given)) ports.hooks().onRunStart?.();
  try {
    const uploads = resumed ? [] : await ports.uploads(files);
    const request = { chatId, question, given, uploads, key, leadEmail: lead?.email || undefined };
    for await (const event of ports.ask({ ...request, ...(resumed && { resume: { at: reply.at } }) }, asking.signal)) {
      if (asking.signal.aborted) return;
      if (event.type === "token" || event.type === "agentToken") {
        batch.add(event);
        continue;
      }
      batch.flush();
      pass(event);
      if (event.type === "sound") ports.hear(event.sound);
      if (event.type === "step") steps.note(event.step);
      if (event.type === "metadata" && event.metadata.chatId !== undefined)
        state.setState({ chatId: event.metadata.chatId });
    }
    batch.flush();
    if (!asking.signal.aborted) pass({ type: "end" });
  } catch (error) {
    if (asking.signal.aborted) return;
    batch.flush();
    update((known) => ({ ...known, reply: fail(known.reply, failureOf(error)) }));
  } finally {
    const ms = Math.max(0, Date.now() - askedAt);
    if (!asking.signal.aborted) update((known) => ({ ...known, reply: { ...known.reply, ms } }));
    steps.close();
    ports.hooks().onRunEnd?.();
  }
}

/** Changes one exchange of the conversation. */
function writerOf(state: StoreApi<ChatState>, id: string) {
  const update = (change: (exchange: Exchange) => Exchange) =>
    state.setState(({ exchanges }) => ({
      exchanges: exchanges.map((exchange) => (exchange.id === id ? change(exchange) : exchange)),
    }));
  const pass = (event: ChatEvent) =>
    update((exchange) => ({ ...heard(exchange, event), reply: applyEvent(exchange.reply, event) }));
  return { update, pass };
}

/** What was said instead of typed is known once the server has listened to it. */
function heard(exchange: Exchange, event: ChatEvent): Exchange {
  const question = event.type === "metadata" ? event.metadata.question : undefined;
  return exchange.question === "" && question !== undefined ? { ...exchange, question } : exchange;
}

function watchSteps(ports: ChatPorts) {
  const under = new Map<string, ChatStep>();
  const ended = new Map<string, ChatStep["status"]>();
  return {
    note(step: ChatStep) {
      // Some streams tell an ending twice, the second time with less.
      if (!under.has(step.nodeId) && ended.get(step.nodeId) === step.status) return;
      ended.set(step.nodeId, step.status);
      if (step.status === "INPROGRESS") under.set(step.nodeId, step);
      else under.delete(step.nodeId);
      ports.hooks().onStep?.(step);
    },
    /** A stream that ended early never said how these ended. */
    close() {
      for (const step of under.values()) ports.hooks().onStep?.({ ...step, status: "TERMINATED" });
    },
  };
}

function failureOf(error: unknown): ChatFailure {
  return error instanceof ChatFailureError ? error.failure : interrupted();
}
