import type { Runtime } from "@/server/runtime";
import { askFlow } from "@/server/services/chats/ask-flow";
import { type ChatDesk, createChatDesk } from "@/server/services/chats/chat-desk";
import { stopChatRuns } from "@/server/services/executions/stop-chat-runs";
import { deskOf } from "./desk-of";

const desks = new WeakMap<Runtime, ChatDesk>();

/** The runtime's chats, made when the first endpoint needs them. */
export function chatDeskOf(runtime: Runtime): ChatDesk {
  const known = desks.get(runtime);
  if (known) return known;
  const runs = deskOf(runtime);
  const made = createChatDesk({
    ...{ ...runtime, ask: askFlow(runs), findFlow: runs.findFlow },
    stopRuns: (chat, revision) => stopChatRuns(runs, chat, revision),
  });
  runs.executions.chatTurns = made.turns;
  desks.set(runtime, made);
  return made;
}
