import type { ServicePorts } from "../context";
import type { CallableFlow } from "../runs/callable-flow";
import type { AskFlow, ChatTurn } from "./ask-flow";
import { type ChatNews, createChatNews } from "./chat-news";
import { concludeTurn } from "./conclude-turn";
import { createLiveTurns, type TurnId } from "./live-turns";
import { markSeen } from "./mark-seen";

/** What this process keeps of chats: the turns under way and who follows them. */
export interface ChatDesk {
  findFlow(id: string): Promise<CallableFlow | null>;
  news: ChatNews;
  /** Lets the flow answer in the background. The chat must be `running` under the turn's revision already. */
  carry(id: TurnId, turn: ChatTurn): void;
  /** Stops the turns that `revision` has overtaken, and tells the chat's followers. */
  stop(chatId: string, revision: number): void;
  /** Aborts when the server stops: answers that go on for as long as somebody reads end then. */
  closing: AbortSignal;
  /** Ends those answers. */
  drain(): void;
}

export interface ChatDeskPorts extends Pick<ServicePorts, "db" | "clock" | "log"> {
  ask: AskFlow;
  findFlow: ChatDesk["findFlow"];
  onClose(work: () => Promise<void>): void;
}

/** How often a process says that its turns are under way, and learns of those that another process has stopped. */
const seenEveryMs = 2_000;

export function createChatDesk(ports: ChatDeskPorts): ChatDesk {
  const { db, log, ask, findFlow } = ports;
  const turns = createLiveTurns();
  const news = createChatNews();
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
  return {
    ...{ findFlow, news, closing: closing.signal },
    drain: () => closing.abort(),
    carry(id, turn) {
      news.publish(id.chatId);
      turns.carry(id, async (signal) => {
        const end = await ask(turn, signal);
        await concludeTurn(ports, id, { end, sender: turn.flow.name }).catch((error: unknown) =>
          log.error({ err: error, ...id }, "The end of a chat's turn could not be written down"),
        );
        news.publish(id.chatId);
      });
      startPulse();
    },
    stop(chatId, revision) {
      turns.stop(chatId, revision);
      news.publish(chatId);
    },
  };
}
