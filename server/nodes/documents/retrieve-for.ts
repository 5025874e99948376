import type { Turn } from "../slots";
import type { FoundDocument, RetrieveContext, Retriever } from "./document-slots";

/** What a retriever finds for a turn: for its question, or another one that stands in its place. */
export const retrieveFor = (
  turn: Turn,
  retriever: Retriever,
  question = turn.question,
  filter?: RetrieveContext["filter"],
): Promise<FoundDocument[]> =>
  retriever.retrieve(question, {
    signal: turn.signal,
    chatId: turn.chatId,
    emit: (event) => turn.emit(event),
    ...(filter && { filter }),
  });
