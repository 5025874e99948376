import { chatIdKey } from "@/domain/documents/chat-id-key";
import type { FoundDocument, VectorIndex, VectorQuery } from "../../documents/document-slots";

export type NearDocument = FoundDocument & { vector?: number[] };

export interface ServiceQuery extends VectorQuery {
  withVectors: boolean;
}

/** What one kind of vector server can do, in its own words. `outsideIndex` makes a store of it. */
export interface VectorService extends Pick<VectorIndex, "put" | "remove"> {
  /** Nearest first, scores 0 … 1. */
  search(query: ServiceQuery, signal: AbortSignal): Promise<NearDocument[]>;
  /** What the server cannot leave out itself; more is asked for until enough is left. */
  keeps?(document: FoundDocument, query: VectorQuery): boolean;
  /** Whether its answers can hold vectors. */
  givesVectors: boolean;
  /** Most documents in one answer; 1000 when absent. */
  most?: number;
}

/** Whether a document is the flow's own or came with the conversation that asks. */
export const belongsToChat = ({ metadata }: FoundDocument, { chatId }: VectorQuery): boolean =>
  chatId === undefined || (metadata[chatIdKey] ?? chatId) === chatId;
