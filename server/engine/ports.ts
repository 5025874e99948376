import type { NodeDefinition } from "@/server/nodes/define-node";
import type { FileSource } from "@/server/nodes/documents/document-slots";
import type { DocumentReader, RecordShelf, StoreShelf, VectorShelf } from "./document-ports";

/** One earlier message of a session, oldest first wherever a list of them appears. */
export interface HistoryMessage {
  role: "user" | "assistant";
  content: string;
}

/** A memory node's view of a session. */
export interface SummarySession {
  flowId: string;
  sessionId: string;
  nodeId: string;
}

export interface SessionSummary {
  text: string;
  /** Id of the last message it covers. */
  through: string;
}

export interface SummarisedHistory {
  /** Undefined as long as nothing is summarised. */
  summary: string | undefined;
  /** The messages it does not cover, oldest first. */
  later: (HistoryMessage & { id: string })[];
}

export interface SessionHistory {
  flowId: string;
  sessionId: string;
  limit: number;
  /** Leaves out what belongs to this run. */
  withoutRun?: string;
  /** Leaves out what came at this moment or later. */
  before?: Date;
}

/** The engine's view of the outside world. `testing/in-memory-ports.ts` implements it without any of it. */
export interface EnginePorts {
  catalogue: NodeCatalogue;
  /** Opens a credential of the flow's workspace. Rejects with `not_found` for any other id. */
  openCredential(id: string): Promise<OpenCredential>;
  /** Messages of a session of this flow, oldest first, at most `limit` of the newest. */
  loadHistory(session: SessionHistory): Promise<HistoryMessage[]>;
  /** What a memory node keeps of a session, and the messages that came after it. */
  loadSummary(session: SummarySession): Promise<SummarisedHistory>;
  /** Keeps a summary until one of the session's messages that it covers is deleted. */
  saveSummary(session: SummarySession, summary: SessionSummary): Promise<void>;
  /** The workspace's variables by name. */
  loadVariables(): Promise<Record<string, string>>;
  /** HTML that a rich-text editor stored, as Markdown. */
  toMarkdown(html: string): string;
  tools: NodeTools;
  clock: { now(): Date };
}

export interface OpenCredential {
  /** Credential type, such as `openAIApi`. */
  type: string;
  secrets: Record<string, string>;
}

export interface NodeCatalogue {
  get(name: string): NodeDefinition | undefined;
}

/** The only way from a node to the world. */
export interface NodeTools extends OutsideTools {
  documents: DocumentTools;
  /** Tools that the workspace keeps for any number of agents. */
  savedTools: ToolShelf;
}

export interface ToolShelf {
  list(): Promise<{ id: string; name: string; description: string }[]>;
  /** Rejects with `not_found` for any other id. */
  find(id: string): Promise<{ name: string; description: string; schema: string; func: string }>;
}

/** What this server keeps and computes for documents. */
export interface DocumentTools {
  vectors: VectorShelf;
  records: RecordShelf;
  stores: StoreShelf;
  /** Vectors of English texts from the built-in model. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]>;
  /** A file that was given to a flow's loaders. Rejects with `not_found` when it is not kept. */
  openFile(flowId: string, name: string): Promise<FileSource>;
  reader: DocumentReader;
}

/** The part of the world that is the same for every workspace. */
export interface OutsideTools {
  /** `fetch` behind the outbound guard: private addresses, redirects, size and time are checked. */
  fetch: typeof fetch;
  /** Whether the operator named this host as one that flows may reach although it is private. */
  isOwnHost?(url: URL): boolean;
  /** Runs JavaScript in the sandbox. `globals` and the result cross the border as JSON. */
  runScript(request: ScriptRequest): Promise<unknown>;
  /** Runs a program in another language, where the operator has named a service for that. */
  runCode?(request: CodeRequest): Promise<{ exitCode: number; output: string }>;
  /**
   * A Redis server, connected to behind the same guard as `fetch` when the flow names it. Without an address the
   * operator's own. Rejects with an `AppError` that says what to do.
   */
  redis(address: string | undefined): Promise<RedisConnection>;
  /**
   * A Postgres server at `postgres://user:password@host:5432/database`, connected to behind the same guard as `fetch`.
   * With `?sslmode=require` the connection is encrypted and its certificate checked. Rejects with an `AppError` that says
   * what to do.
   */
  postgres(address: string): Promise<PostgresConnection>;
  /**
   * The primary server of a MongoDB at `mongodb+srv://user:password@cluster.example.net`, connected to behind the same
   * guard as `fetch`. Rejects with an `AppError` that says what to do.
   */
  mongo(address: string): Promise<MongoConnection>;
  log(level: "debug" | "info" | "warn", message: string, detail?: Record<string, unknown>): void;
}

export interface RedisConnection {
  /** Sends one command and gives its reply. Bytes arrive as they are. */
  send(command: string, ...args: (string | number | Uint8Array)[]): Promise<unknown>;
}

export interface PostgresConnection {
  /** Runs one statement with `$1 …` and gives its rows. Times and JSON go in as text; an abort cancels it on the server. */
  query(
    text: string,
    values?: readonly (string | number | boolean | null)[],
    signal?: AbortSignal,
  ): Promise<Record<string, unknown>[]>;
}

export interface MongoConnection {
  /** Runs one command on a database and gives its reply. The cause of a refusal has the server's `code`. */
  command(
    database: string,
    command: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>>>;
}

export interface CodeRequest {
  /** As fenced blocks name it: `python`, `bash`. */
  language: string;
  code: string;
  signal?: AbortSignal;
}

export interface ScriptRequest {
  /** Body of an async function; `return` gives the result. */
  code: string;
  globals: Record<string, unknown>;
  /** Milliseconds of its own work; default 10,000. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Gives the script `fetch` and `axios`, whose requests go out through this. Without it there is no network. */
  fetch?: OutsideTools["fetch"];
}
