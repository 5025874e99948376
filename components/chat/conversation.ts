import { createStore } from "zustand/vanilla";
import { t } from "@/components/words/t";
import { askInto, type Asking } from "./ask-into";
import type { ChatHooks, ChatPorts, ChatState } from "./chat-store";
import { randomId } from "./random-id";

/** Often enough that little has to be told again after a reload, seldom enough that writing costs nothing. */
const saveEveryMs = 1_000;

/** The state of a chat, its storage, and the one question that may be under way. */
export function createConversation(ports: ChatPorts) {
  const stored = ports.storage.load();
  const state = createStore<ChatState>(() => ({
    chatId: randomId(),
    files: [],
    phase: "idle",
    notice: undefined,
    ...stored,
  }));
  let current: Asking | undefined;
  const save = () => {
    const { chatId, exchanges } = state.getState();
    ports.storage.save(chatId, exchanges);
  };
  const change = (next: Partial<ChatState>) => {
    state.setState(next);
    if (next.draft !== undefined) ports.storage.saveDraft(next.draft);
    if (next.lead !== undefined || next.leadSkipped !== undefined) ports.storage.saveLead(state.getState());
    if (next.exchanges !== undefined || next.chatId !== undefined || next.phase !== undefined) save();
  };
  const giveUp = () => {
    const asking = current;
    current = undefined;
    asking?.end();
  };

  /** `place` puts the accepted question among the exchanges, last. */
  async function run(
    place: (state: ChatState) => Partial<ChatState>,
    { resumed = false }: { resumed?: boolean } = {},
  ): Promise<void> {
    const asking = createAsking();
    current = asking;
    state.setState({ phase: "preparing", notice: undefined });
    const refusal = resumed ? undefined : await prepare(ports.hooks());
    if (current !== asking) return;
    if (refusal === undefined) {
      change({ ...place(state.getState()), phase: "answering" });
      const saving = setInterval(save, saveEveryMs);
      const stopSaving = saveWhenLeft(() => {
        asking.flush();
        save();
      });
      await askInto({ state, asking, ports, resumed }).finally(() => clearInterval(saving));
      stopSaving();
      if (current !== asking) return;
    }
    current = undefined;
    change({ phase: "idle", notice: refusal });
  }

  return { state, change, giveUp, run };
}

/** Writes down what has arrived at the moment the page goes away. */
function saveWhenLeft(save: () => void): () => void {
  if (typeof window === "undefined") return () => undefined;
  window.addEventListener("pagehide", save);
  return () => window.removeEventListener("pagehide", save);
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

/** `undefined` when the question may go, else why not. */
async function prepare(hooks: ChatHooks): Promise<string | undefined> {
  try {
    const allowed = await hooks.beforeSend?.();
    return allowed === false ? t("The question was not sent, because the flow could not be saved.") : undefined;
  } catch (error) {
    return error instanceof Error && error.message !== "" ? error.message : t("The question could not be sent.");
  }
}
