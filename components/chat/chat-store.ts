import type { StoreApi } from "zustand/vanilla";
import { t } from "@/components/words/t";
import type { ChatEvent, ChatStep } from "./chat-event";
import type { ChatStorage } from "./chat-storage";
import { createConversation } from "./conversation";
import { emptyReply, type Exchange, isPending, type Judgement, type Reply, stop } from "./exchange";
import type { Decision, Given } from "./given";
import type { Lead, LeadState } from "./lead";
import { randomId } from "./random-id";
import type { SentFile } from "./sent-file";
import type { SoundEvent } from "./sound-event";
import type { WireUpload } from "./wire-upload";

export interface ChatState extends LeadState {
  chatId: string;
  exchanges: Exchange[];
  /** What stands in the composer. Kept between visits; only a question that was accepted takes it away. */
  draft: string;
  /** What is attached to it. */
  files: SentFile[];
  /** `preparing`: the page does what must be done before a question, such as saving the flow. */
  phase: "idle" | "preparing" | "answering";
  /** Why the last question was not sent, or something else could not be done. */
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

export interface Question {
  chatId: string;
  question: string;
  given?: Given;
  uploads: readonly WireUpload[];
  leadEmail?: string;
  key?: string;
  resume?: { at?: string };
}

export interface ChatPorts {
  storage: ChatStorage;
  ask(question: Question, signal: AbortSignal): AsyncIterable<ChatEvent>;
  /** What is sent for files. */
  uploads(files: readonly SentFile[]): Promise<readonly WireUpload[]>;
  /** Lets go of files that are not needed any more. */
  drop(files: readonly SentFile[]): void;
  /** Plays an answer that is read out while it arrives. */
  hear(sound: SoundEvent): void;
  /** Ends the run of a conversation on the server. */
  abort(chatId: string): Promise<void>;
  judge(chatId: string, messageId: string, judgement: Judgement): Promise<void>;
  keepLead(chatId: string, lead: Lead): Promise<void>;
  /** Read at every use, so that a page may change them between renders. */
  hooks(): ChatHooks;
}

/** The conversation with one flow: it never loses typed text, and ignores what comes from answers it gave up. */
export interface Chat {
  state: StoreApi<ChatState>;
  setDraft(text: string): void;
  attach(files: readonly SentFile[]): void;
  detach(file: SentFile): void;
  /** Says something above the composer until the next question. */
  note(notice: string | undefined): void;
  /** Sends the draft and its files, or `text` instead of them. Does nothing while an answer is under way. */
  send(text?: string): Promise<void>;
  /** Gives the newest reply's run the decision that it waits for. */
  decide(type: Decision["type"], feedback: string): Promise<void>;
  /** What the newest reply's run waited for was decided somewhere else. */
  closeAction(): void;
  /** Begins a run with a form; `text` is how that reads. */
  giveForm(form: Readonly<Record<string, unknown>>, text: string): Promise<void>;
  /** Sends a recording as the question. */
  say(recording: SentFile): Promise<void>;
  /** Asks the last question again; its new reply stands in place of the old. */
  retry(): Promise<void>;
  /** Goes on with an answer that was arriving when the page was left. */
  resume(): Promise<void>;
  /** Ends the answer under way, here and on the server. */
  stop(): void;
  /** Begins a new session; the draft stays. */
  clear(): void;
  /** Judges an answer. The judgement stays only when the server took it. */
  judge(exchange: Exchange, judgement: Judgement): Promise<void>;
  /** Rejects when the server did not take it. */
  giveLead(lead: Lead): Promise<void>;
  skipLead(): void;
}

export function createChat(ports: ChatPorts): Chat {
  const conversation = createConversation(ports);
  const { state, change, giveUp, run } = conversation;
  return {
    ...askingOf(conversation),
    ...givingOf(conversation),
    ...aboutVisitor(ports, conversation),
    state,
    setDraft: (draft) => change({ draft }),
    attach: (files) => change({ files: [...state.getState().files, ...files], notice: undefined }),
    detach(file) {
      ports.drop([file]);
      change({ files: state.getState().files.filter(({ id }) => id !== file.id) });
    },
    note: (notice) => change({ notice }),
    async resume() {
      const { phase, exchanges } = state.getState();
      const last = exchanges.at(-1);
      if (last === undefined || phase !== "idle" || !isPending(last.reply)) return;
      await run(() => ({}), { resumed: true });
    },
    stop() {
      const { phase, chatId } = state.getState();
      giveUp();
      if (phase === "answering") void ports.abort(chatId);
      if (phase !== "idle") change({ phase: "idle", exchanges: withLastReply(state.getState().exchanges, stop) });
    },
    clear() {
      const { phase, chatId, exchanges } = state.getState();
      if (phase === "answering") void ports.abort(chatId);
      giveUp();
      ports.drop(exchanges.flatMap(({ files }) => files));
      change({ chatId: randomId(), exchanges: [], phase: "idle", notice: undefined });
    },
  };
}

/** The ways to ask. */
function askingOf({ state, run }: ReturnType<typeof createConversation>): Pick<Chat, "send" | "say" | "retry"> {
  return {
    async send(text) {
      const { phase, draft, files } = state.getState();
      const question = (text ?? draft).trim();
      const sent = text === undefined ? files : [];
      if (phase !== "idle" || (question === "" && sent.length === 0)) return;
      await run((now) => ({
        // What was typed or attached while the page prepared belongs to the next question.
        draft: text === undefined && now.draft === draft ? "" : now.draft,
        files: now.files.filter((file) => !sent.includes(file)),
        exchanges: [...now.exchanges, newExchange(question, sent)],
      }));
    },
    async say(recording) {
      if (state.getState().phase !== "idle") return;
      await run((now) => ({ exchanges: [...now.exchanges, newExchange("", [recording])] }));
    },
    async retry() {
      const { phase, exchanges } = state.getState();
      const last = exchanges.at(-1);
      if (last === undefined || phase !== "idle") return;
      const again = { ...last, askedAt: Date.now(), key: randomId(), reply: emptyReply() };
      await run((now) => ({ exchanges: now.exchanges.map((known) => (known.id === last.id ? again : known)) }));
    },
  };
}

/** What is given in place of a question. */
function givingOf({
  state,
  change,
  run,
}: ReturnType<typeof createConversation>): Pick<Chat, "decide" | "closeAction" | "giveForm"> {
  const close = (exchanges: Exchange[], decided: Reply["decided"]) =>
    withLastReply(exchanges, (reply) => ({ ...reply, decided }));
  return {
    async decide(type, feedback) {
      const { phase, exchanges } = state.getState();
      const { action, decided } = exchanges.at(-1)?.reply ?? {};
      if (phase !== "idle" || action === undefined || decided !== undefined) return;
      const word = feedback.trim();
      const label = type === "proceed" ? action.mapping.approve : action.mapping.reject;
      const humanInput = { type, startNodeId: action.data.nodeId, feedback: word };
      const text = word === "" ? label : `${label}\n${word}`;
      await run((now) => ({ exchanges: [...close(now.exchanges, type), newExchange(text, [], { humanInput })] }));
    },
    closeAction() {
      const { phase, exchanges } = state.getState();
      const { action, decided } = exchanges.at(-1)?.reply ?? {};
      if (phase === "idle" && action && !decided) change({ exchanges: close(exchanges, "elsewhere") });
    },
    async giveForm(form, text) {
      if (state.getState().phase !== "idle") return;
      await run((now) => ({ exchanges: [...now.exchanges, newExchange(text, [], { form: { ...form } })] }));
    },
  };
}

function aboutVisitor(
  ports: ChatPorts,
  { state, change }: ReturnType<typeof createConversation>,
): Pick<Chat, "judge" | "giveLead" | "skipLead"> {
  return {
    async judge({ id, reply: { messageId, judgement: before } }, judgement) {
      if (messageId === undefined) return;
      const show = (shown: Judgement | undefined) =>
        change({
          exchanges: state
            .getState()
            .exchanges.map((known) =>
              known.id === id ? { ...known, reply: { ...known.reply, judgement: shown } } : known,
            ),
        });
      show(judgement);
      try {
        await ports.judge(state.getState().chatId, messageId, judgement);
      } catch {
        show(before);
        change({ notice: t("Your judgement could not be sent. Try again in a moment.") });
      }
    },
    async giveLead(lead) {
      await ports.keepLead(state.getState().chatId, lead);
      change({ lead });
    },
    skipLead: () => change({ leadSkipped: true }),
  };
}

const newExchange = (question: string, files: SentFile[], given?: Given): Exchange => ({
  id: randomId(),
  ...(given && { given }),
  ...{ question, files, askedAt: Date.now(), key: randomId(), reply: emptyReply() },
});

function withLastReply(exchanges: Exchange[], alter: (reply: Reply) => Reply): Exchange[] {
  const last = exchanges.at(-1);
  return last === undefined ? exchanges : exchanges.with(-1, { ...last, reply: alter(last.reply) });
}
