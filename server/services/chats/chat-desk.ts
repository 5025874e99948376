import type { ChatTurns } from "../executions/chat-turns";
import type { ServicePorts } from "../context";
import type { CallableFlow } from "../runs/callable-flow";
import type { AskFlow, ChatTurn } from "./ask-flow";
import { type ChatNews, createChatNews } from "./chat-news";
import { concludeTurn } from "./conclude-turn";
import { followRun } from "./follow-run";
import { createLiveTurns, type TurnId } from "./live-turns";
import { markSeen } from "./mark-seen";
import type { TurnEnd } from "./turn-end";

/** What this process keeps of chats: the turns under way and who follows them. */
export interface ChatDesk {
  findFlow(id: string): Promise<CallableFlow | null>;
  news: ChatNews;
  /** How often a chat is looked at without news: another process tells nothing. */
  lookEveryMs: number;
  /** Lets the flow answer in the background. The chat must be `running` under the turn's revision already. */
  carry(turn: ChatTurn): void;
  /** Writes down how a turn ended that nobody carries, and tells the chat's followers. */
  conclude(id: TurnId, flow: CallableFlow | null, end: TurnEnd): Promise<void>;
  /** Stops the turns that `revision` has overtaken, here and where they wait, and tells the chat's followers. */
  stop(chat: ChatOfFlow, revision: number): Promise<void>;
  /** Lets chats follow runs that go on without their asking. */
  turns: ChatTurns;
  /** Aborts when the server stops: answers that go on for as long as somebody reads end then. */
  closing: AbortSignal;
  /** Ends those answers. */
  drain(): void;
}

export interface ChatOfFlow {
  id: string;
  workspaceId: string;
  flowId: string;
}

export interface ChatDeskPorts extends Pick<ServicePorts, "db" | "clock" | "log" | "changes"> {
  /** No other process has this database. */
  alone: boolean;
  ask: AskFlow;
  findFlow: ChatDesk["findFlow"];
  /** Ends the runs of agentflows that answer, or wait to answer, turns of the chat below the revision. */
  stopRuns(chat: ChatOfFlow, revision: number): Promise<void>;
  onClose(work: () => Promise<void>): void;
}

/** How often a process says that its turns are under way, and learns of those that another process has stopped. */
const seenEveryMs = 2_000;

export function createChatDesk(ports: ChatDeskPorts): ChatDesk {
  const { db, log, ask, findFlow, stopRuns } = ports;
  const turns = createLiveTurns();
  const news = createChatNews(ports.changes);
  const closing = new AbortController();
  let pulse: NodeJS.Timeout | undefined;
  const beat = async (): Promise<void> => {
    const listed = turns.list();
    const current = listed.length > 0 ? await markSeen(db, listed) : [];
    for (const { chatId, revision } of listed)
      if (!current.some((turn) => turn.chatId === chatId && turn.revision === revision))
        turns.stop(chatId, revision + 1);
    if (turns.list().length > 0) return;
    clearInterval(pulse);
    pulse = undefined;
  };
  const startPulse = () => {
    pulse ??= setInterval(() => {
      beat().catch((error: unknown) => log.warn({ err: error }, "Chats under way could not be marked"));
    }, seenEveryMs).unref();
  };
  ports.onClose(async () => {
    closing.abort();
    await turns.ended();
    clearInterval(pulse);
  });
  const conclude: ChatDesk["conclude"] = async ({ chatId, revision }, flow, end) => {
    try {
      const counted = await concludeTurn(ports, { chatId, revision }, { end, sender: flow?.name ?? "" });
      // What waits for a chat that has gone on would wait for ever.
      if (!counted && end.status === "waiting" && flow)
        await stopRuns({ id: chatId, workspaceId: flow.workspaceId, flowId: flow.id }, revision + 1);
    } catch (error) {
      log.error({ err: error, chatId, revision }, "The end of a chat's turn could not be written down");
    }
    news.publish(chatId);
  };
  const carryOut = (id: TurnId, work: (signal: AbortSignal) => Promise<void>): boolean => {
    const carried = turns.carry(id, work);
    startPulse();
    return carried;
  };
  return {
    ...{ findFlow, news, conclude, closing: closing.signal },
    lookEveryMs: ports.alone ? 15_000 : 2_000,
    drain: () => closing.abort(),
    carry(turn) {
      news.publish(turn.chatId);
      carryOut(turn, async (signal) => conclude(turn, turn.flow, await ask(turn, signal)));
    },
    async stop(chat, revision) {
      turns.stop(chat.id, revision);
      news.publish(chat.id);
      await stopRuns(chat, revision);
    },
    turns: { told: news.publish, follow: followRun({ ...ports, news, conclude, carryOut }) },
  };
}
