import type { Outcome } from "../runs/outcome";
import type { ChatTurnId } from "./turn";

/** A run that goes on without having been asked by its chat in this process. */
export interface ChatRun {
  turn: ChatTurnId;
  executionId: string;
  flowId: string;
  /** What a person said to it elsewhere. */
  said?: string;
}

/** What chats have to do with the runs that answer for them. */
export interface ChatTurns {
  /** Rows have been added to the chat. */
  told(chatId: string): void;
  /** Lets the chat follow a run: from before it goes on until it has ended. */
  follow(run: ChatRun, goOn: () => Promise<Outcome>): Promise<Outcome>;
}
