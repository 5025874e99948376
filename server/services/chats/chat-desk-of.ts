import { oncePerProcess } from "@/server/platform/once-per-process";
import { stopChatRuns } from "../executions/stop-chat-runs";
import type { RunDeskPorts } from "../runs/run-desk";
import { runDeskOf } from "../runs/run-desk-of";
import { askFlow } from "./ask-flow";
import { type ChatDesk, createChatDesk } from "./chat-desk";

/** The chats of a process's ports, made when they are first needed. */
export const chatDeskOf = oncePerProcess("chat desks", (ports: RunDeskPorts): ChatDesk => {
  const runs = runDeskOf(ports);
  const made = createChatDesk({
    ...{ ...ports, ask: askFlow(runs), findFlow: runs.findFlow },
    alone: ports.database.kind === "embedded",
    stopRuns: (chat, revision) => stopChatRuns(runs, chat, revision),
  });
  runs.executions.chatTurns = made.turns;
  return made;
});
