import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { BaseMessage } from "@langchain/core/messages";
import type { Answer, RunEvent } from "@/domain/api/stream-event";
import type { HistoryMessage, SessionSummary, SummarisedHistory } from "@/server/engine/ports";
import type {
  DocumentSource,
  Embedder,
  RecordManager,
  Retriever,
  TextSplitter,
  VectorIndex,
} from "./documents/document-slots";

/**
 * Values a wire can carry, keyed by the class name on the handle. Everything here is built once per published version
 * and holds no session: what belongs to one request arrives as a `Turn`.
 */
export interface SlotTypes {
  BaseCache: unknown;
  BaseLanguageModel: BaseChatModel;
  BaseChatModel: BaseChatModel;
  BasePromptTemplate: PromptSource;
  ChatPromptTemplate: PromptSource;
  BaseMemory: ChatMemory;
  BaseChatMemory: ChatMemory;
  Tool: StructuredToolInterface;
  BaseLLMOutputParser: OutputParser;
  Moderation: Moderation;
  BaseChain: Answerer;
  PromptRetriever: PromptChoice;
  Document: DocumentSource;
  TextSplitter: TextSplitter;
  Embeddings: Embedder;
  VectorStore: VectorIndex;
  BaseRetriever: Retriever;
  VectorStoreRetriever: Retriever;
  RecordManager: RecordManager;
}

/** An image that came with the question. */
export interface TurnImage {
  mime: string;
  base64: string;
}

/** One question to one ending node: all that differs between two requests. */
export interface Turn {
  /** With the text of attached files before it. */
  question: string;
  /** What came with the question for this model to see: nothing unless its node allows images. */
  imagesFor(model: unknown): Promise<TurnImage[]>;
  /** Messages the caller sent along, put before the stored ones. */
  prepended: readonly HistoryMessage[];
  /** Reads the session's stored messages, oldest first. */
  loadHistory(limit: number): Promise<HistoryMessage[]>;
  /** The summary that a memory node keeps of the session. */
  loadSummary(nodeId: string): Promise<SummarisedHistory>;
  saveSummary(nodeId: string, summary: SessionSummary): Promise<void>;
  flowId: string;
  sessionId: string;
  chatId: string;
  /** Tells the world. Nothing emitted here may hold a secret. */
  emit(event: RunEvent): void;
  /** Tokens are wanted as they come. */
  streaming: boolean;
  signal: AbortSignal;
  /** Resolves `{{question}}`, `{{chat_history}}`, `{{$vars.x}}`, `{{$flow.x}}` and `{{node.data.instance}}` in a text. */
  resolve(text: string): Promise<string>;
  /** `$flow` and `$vars` as scripts read them; absent where scripts have to resolve what they mention. */
  scriptGlobals?(): Promise<Record<string, unknown>>;
}

/** Something that can answer: the object an ending node creates. */
export interface Answerer {
  answer(turn: Turn): Promise<Answer>;
}

export interface ChatMemory {
  /** Input variable under which prompts name the history. */
  memoryKey: string;
  /** Set when the memory node fixes the session. */
  sessionId?: string;
  load(turn: Turn): Promise<HistoryMessage[]>;
  /** For memories with a store of their own: takes in what was asked and answered. */
  remember?(turn: Turn, answer: string): Promise<void>;
  /** For the same: drops what it holds of a session. */
  forget?(session: Pick<Turn, "flowId" | "sessionId" | "signal">): Promise<void>;
}

export interface PromptSource {
  /** Single-brace variables of the template. */
  variables: readonly string[];
  /** Values given on the node, with references not yet resolved; undefined when the node gives none. */
  values?: Readonly<Record<string, unknown>>;
  /** Fills the template. `formatInstructions` of an output parser are appended when given. */
  format(values: Readonly<Record<string, string>>, formatInstructions?: string): Promise<BaseMessage[]>;
}

/** One of several prompts that a chain chooses among. */
export interface PromptChoice {
  name: string;
  description: string;
  systemMessage: string;
}

export interface OutputParser {
  formatInstructions: string;
  /** Asks the model to mend an answer that did not parse. */
  autofix: boolean;
  /** Throws an Error with a readable message when the text has another form. */
  parse(text: string): Promise<unknown>;
}

export interface Moderation {
  /** The message to answer with when the input is refused, otherwise undefined. */
  check(input: string, signal: AbortSignal): Promise<string | undefined>;
}
