import type { StoreApi } from "zustand/vanilla";
import type { ChatStep } from "./chat-event";
import { ChatFailureError, type ChatFailure, interrupted } from "./chat-failure";
import type { ChatPorts, ChatState } from "./chat-store";
import { applyEvent, fail, type Reply } from "./exchange";
import { createTokenBatch } from "./token-batch";

/** One question on its way. Once `signal` is aborted nothing of it reaches the conversation any more. */
export interface Asking {
  signal: AbortSignal;
  /** Hands on the text that waits to be shown. */
  flush(): void;
  end(): void;
}

interface AskInto {
  question: string;
  state: StoreApi<ChatState>;
  asking: Asking;
  ports: ChatPorts;
}

/** Asks the flow and writes what comes into the newest exchange. Never rejects: a failure ends the reply. */
export async function askInto({ question, state, asking, ports }: AskInto): Promise<void> {
  const id = state.getState().exchanges.at(-1)?.id;
  const update = (change: (reply: Reply) => Reply) =>
    state.setState(({ exchanges }) => ({
      exchanges: exchanges.map((exchange) =>
        exchange.id === id ? { ...exchange, reply: change(exchange.reply) } : exchange,
      ),
    }));
  const batch = createTokenBatch((text) => update((reply) => applyEvent(reply, { type: "token", text })));
  asking.flush = batch.flush;
  const begun = performance.now();
  const under = new Map<string, ChatStep>();
  ports.hooks().onRunStart?.();
  try {
    for await (const event of ports.ask({ chatId: state.getState().chatId, question }, asking.signal)) {
      if (asking.signal.aborted) return;
      if (event.type === "token") {
        batch.add(event.text);
        continue;
      }
      batch.flush();
      update((reply) => applyEvent(reply, event));
      if (event.type === "step") {
        if (event.step.status === "INPROGRESS") under.set(event.step.nodeId, event.step);
        else under.delete(event.step.nodeId);
        ports.hooks().onStep?.(event.step);
      }
      if (event.type === "metadata" && event.metadata.chatId !== undefined)
        state.setState({ chatId: event.metadata.chatId });
    }
    batch.flush();
    if (!asking.signal.aborted) update((reply) => applyEvent(reply, { type: "end" }));
  } catch (error) {
    if (asking.signal.aborted) return;
    batch.flush();
    update((reply) => fail(reply, failureOf(error)));
  } finally {
    const ms = Math.round(performance.now() - begun);
    if (!asking.signal.aborted) update((reply) => ({ ...reply, ms }));
    // A stream that ended early never said how these ended.
    for (const step of under.values()) ports.hooks().onStep?.({ ...step, status: "TERMINATED" });
    ports.hooks().onRunEnd?.();
  }
}

function failureOf(error: unknown): ChatFailure {
  return error instanceof ChatFailureError ? error.failure : interrupted;
}
