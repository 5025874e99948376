import { createStore, type StoreApi } from "zustand/vanilla";
import type { ChatEvent, ChatStep } from "./chat-event";
import { askInto, type Asking } from "./ask-into";
import type { ChatStorage } from "./chat-storage";
import { emptyReply, type Exchange, type Reply, stop } from "./exchange";
import { randomId } from "./random-id";

export interface ChatState {
  chatId: string;
  exchanges: Exchange[];
  /** What stands in the composer. Kept between visits; only a question that was accepted takes it away. */
  draft: string;
  /** `preparing`: the page does what must be done before a question, such as saving the flow. */
  phase: "idle" | "preparing" | "answering";
  /** Why the last question was not sent. */
  notice: string | undefined;
}

/** What the page around the chat takes part in. */
export interface ChatHooks {
  /** `false` or a rejection keeps the question from being sent. */
  beforeSend?(): Promise<boolean | void>;
  onRunStart?(): void;
  onStep?(step: ChatStep): void;
  onRunEnd?(): void;
}

export interface ChatPorts {
  storage: ChatStorage;
  ask(request: { chatId: string; question: string }, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** Ends the run of a conversation on the server. */
  abort(chatId: string): Promise<void>;
  /** Read at every use, so that a page may change them between renders. */
  hooks(): ChatHooks;
}

/** The conversation with one flow: it never loses typed text, and ignores what comes from answers it gave up. */
export interface Chat {
  state: StoreApi<ChatState>;
  setDraft(text: string): void;
  /** Sends the draft, or `text` instead of it. Does nothing while an answer is under way. */
  send(text?: string): Promise<void>;
  /** Asks the last question again; its new reply stands in place of the old. */
  retry(): Promise<void>;
  /** Ends the answer under way, here and on the server. */
  stop(): void;
  /** Begins a new session; the draft stays. */
  clear(): void;
}

export function createChat(ports: ChatPorts): Chat {
  const { state, change, giveUp, run } = createConversation(ports);
  return {
    state,
    setDraft: (draft) => change({ draft }),
    async send(text) {
      const { phase, draft } = state.getState();
      const question = (text ?? draft).trim();
      if (phase !== "idle" || question === "") return;
      await run(question, (now) => ({
        // What was typed while the page prepared is the next question, not this one.
        draft: text === undefined && now.draft === draft ? "" : now.draft,
        exchanges: [...now.exchanges, { id: randomId(), question, askedAt: Date.now(), reply: emptyReply() }],
      }));
    },
    async retry() {
      const { phase, exchanges } = state.getState();
      const last = exchanges.at(-1);
      if (last === undefined || phase !== "idle") return;
      const again = { ...last, askedAt: Date.now(), reply: emptyReply() };
      await run(last.question, (now) => ({
        exchanges: now.exchanges.map((known) => (known.id === last.id ? again : known)),
      }));
    },
    stop() {
      const { phase, chatId } = state.getState();
      giveUp();
      if (phase === "answering") void ports.abort(chatId);
      if (phase !== "idle") change({ phase: "idle", exchanges: withLastReply(state.getState().exchanges, stop) });
    },
    clear() {
      if (state.getState().phase === "answering") void ports.abort(state.getState().chatId);
      giveUp();
      change({ chatId: randomId(), exchanges: [], phase: "idle", notice: undefined });
    },
  };
}

/** The state, its storage, and the one question that may be under way. */
function createConversation(ports: ChatPorts) {
  const stored = ports.storage.load();
  const state = createStore<ChatState>(() => ({
    chatId: stored?.chatId ?? randomId(),
    exchanges: stored?.exchanges ?? [],
    draft: stored?.draft ?? "",
    phase: "idle",
    notice: undefined,
  }));
  let current: Asking | undefined;

  const change = (next: Partial<ChatState>) => {
    state.setState(next);
    const { chatId, draft, exchanges } = state.getState();
    if (next.draft !== undefined) ports.storage.saveDraft(draft);
    if (next.exchanges !== undefined || next.chatId !== undefined || next.phase !== undefined) {
      ports.storage.save(chatId, exchanges);
    }
  };
  const giveUp = () => {
    const asking = current;
    current = undefined;
    asking?.end();
  };

  /** `place` puts the accepted question among the exchanges, last. */
  async function run(question: string, place: (state: ChatState) => Partial<ChatState>): Promise<void> {
    const asking = createAsking();
    current = asking;
    state.setState({ phase: "preparing", notice: undefined });
    const refusal = await prepare(ports.hooks());
    if (current !== asking) return;
    if (refusal === undefined) {
      change({ ...place(state.getState()), phase: "answering" });
      await askInto({ question, state, asking, ports });
      if (current !== asking) return;
    }
    current = undefined;
    change({ phase: "idle", notice: refusal });
  }

  return { state, change, giveUp, run };
}

function createAsking(): Asking {
  const controller = new AbortController();
  const asking: Asking = {
    signal: controller.signal,
    flush: () => undefined,
    end: () => {
      asking.flush();
      controller.abort();
    },
  };
  return asking;
}

function withLastReply(exchanges: Exchange[], change: (reply: Reply) => Reply): Exchange[] {
  const last = exchanges.at(-1);
  return last === undefined ? exchanges : exchanges.with(-1, { ...last, reply: change(last.reply) });
}

/** `undefined` when the question may go, else why not. */
async function prepare(hooks: ChatHooks): Promise<string | undefined> {
  try {
    const allowed = await hooks.beforeSend?.();
    return allowed === false ? "The question was not sent, because the flow could not be saved." : undefined;
  } catch (error) {
    return error instanceof Error && error.message !== "" ? error.message : "The question could not be sent.";
  }
}
