import { t } from "@/components/words/t";
import { type ChatCaller, type ChatMode, postJson } from "./chat-call";
import { createChatStorage } from "./chat-storage";
import { type Chat, type ChatHooks, createChat } from "./chat-store";
import { createFileShelf, type FileShelf } from "./file-shelf";
import { createSpeaker, type Speaker } from "./speaker";
import { abortRun, askFlow } from "./stream-client";
import { toUploads } from "./wire-upload";

/** A conversation and what the panel that shows it at the moment brings along. */
export interface RegisteredChat {
  chat: Chat;
  shelf: FileShelf;
  speaker: Speaker;
  /** Takes effect from the next question or step on. */
  bind(hooks: ChatHooks, apiKey: string | undefined): void;
}

const chats = new Map<string, RegisteredChat>();

/**
 * The page's one conversation with a flow. It outlives the panel, so that an answer goes on arriving while another panel
 * is in its place. Only for the browser: a server has no such thing as the conversation.
 */
export function chatFor(mode: ChatMode, flowId: string): RegisteredChat {
  const name = `${mode}.${flowId}`;
  const known = chats.get(name);
  if (known !== undefined) return known;
  let bound: { hooks: ChatHooks; apiKey?: string } = { hooks: {} };
  const caller = (): ChatCaller => ({ flowId, mode, apiKey: bound.apiKey });
  const shelf = createFileShelf();
  const speaker = createSpeaker(caller);
  const chat = createChat({
    storage: createChatStorage(name),
    ask: (question, signal) => askFlow({ ...caller(), ...question }, { signal }),
    uploads: (files) => toUploads(files, shelf),
    drop: (files) => files.forEach(({ id }) => shelf.drop(id)),
    hear: speaker.hear,
    abort: (chatId) => abortRun({ ...caller(), chatId }),
    judge: async (chatId, messageId, { rating, comment }) =>
      taken(await postJson(caller(), `/feedback/${flowId}`, { chatId, messageId, rating, content: comment })),
    keepLead: async (chatId, lead) =>
      taken(await postJson(caller(), "/leads", { chatflowid: flowId, chatId, ...lead })),
    hooks: () => bound.hooks,
  });
  const registered: RegisteredChat = {
    ...{ chat, shelf, speaker },
    bind: (hooks, apiKey) => {
      bound = { hooks, apiKey };
    },
  };
  chats.set(name, registered);
  return registered;
}

function taken(response: Response): void {
  if (!response.ok) throw new Error(t("The server answered {status}.", { status: response.status }));
}
