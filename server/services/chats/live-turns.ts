import { AppError } from "@/domain/errors";

/** Which turn of which chat. A higher revision overtakes a lower one. */
export interface TurnId {
  chatId: string;
  revision: number;
}

/** Turns under way in this process. */
export interface LiveTurns {
  /** Carries out a turn in the background, and stops those it overtakes. False for one that is overtaken already. */
  carry(turn: TurnId, work: (signal: AbortSignal) => Promise<void>): boolean;
  /** Stops the chat's turns below `revision`. */
  stop(chatId: string, revision: number): void;
  list(): readonly TurnId[];
  /** Resolves once none is left. */
  ended(): Promise<void>;
}

export function createLiveTurns(): LiveTurns {
  const live = new Map<AbortController, { turn: TurnId; done: Promise<void> }>();
  const ofChat = (chatId: string) => [...live].filter(([, { turn }]) => turn.chatId === chatId);
  const stop: LiveTurns["stop"] = (chatId, revision) => {
    for (const [controller, { turn }] of ofChat(chatId)) {
      if (turn.revision < revision) controller.abort(new AppError("aborted", "The chat went on without this answer."));
    }
  };
  return {
    stop,
    carry(turn, work) {
      stop(turn.chatId, turn.revision);
      if (ofChat(turn.chatId).some(([, other]) => other.turn.revision > turn.revision)) return false;
      const controller = new AbortController();
      const done = work(controller.signal).finally(() => live.delete(controller));
      live.set(controller, { turn, done });
      return true;
    },
    list: () => [...live.values()].map(({ turn }) => turn),
    async ended() {
      while (live.size > 0) await Promise.allSettled([...live.values()].map(({ done }) => done));
    },
  };
}
