import { AppError } from "@/domain/errors";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { EnginePorts, HistoryMessage, NodeTools, OpenCredential, SessionSummary } from "../ports";
import { inMemoryDocuments } from "./in-memory-documents";

/** What the engine may find outside. Everything is optional; an empty world has no nodes, no secrets and no past. */
export interface World {
  nodes?: readonly NodeDefinition[];
  credentials?: Readonly<Record<string, OpenCredential>>;
  variables?: Readonly<Record<string, string>>;
  /** Stored messages, oldest first, by session id or by `<flow id> <session id>`. */
  sessions?: Readonly<Record<string, readonly HistoryMessage[]>>;
  tools?: Partial<NodeTools>;
  now?: () => Date;
}

export interface InMemoryPorts extends EnginePorts {
  /** How often each port was asked. */
  asked: { credentials: number; variables: number; history: number };
}

/** The engine's ports without a database, a network or a wall clock. */
export function inMemoryPorts(world: World = {}): InMemoryPorts {
  const definitions = new Map((world.nodes ?? []).map((definition) => [definition.name, definition]));
  const summaries = new Map<string, SessionSummary>();
  const asked = { credentials: 0, variables: 0, history: 0 };
  return {
    asked,
    catalogue: { get: (name) => definitions.get(name) },
    async openCredential(id) {
      asked.credentials += 1;
      const found = Object.hasOwn(world.credentials ?? {}, id) ? world.credentials?.[id] : undefined;
      if (!found) throw new AppError("not_found", "There is no such credential.");
      return found;
    },
    async loadHistory({ flowId, sessionId, limit }) {
      asked.history += 1;
      const stored = world.sessions?.[`${flowId} ${sessionId}`] ?? world.sessions?.[sessionId] ?? [];
      return limit <= 0 ? [] : stored.slice(-limit);
    },
    async loadSummary({ flowId, sessionId, nodeId }) {
      const kept = summaries.get(`${flowId} ${sessionId} ${nodeId}`);
      const stored = world.sessions?.[`${flowId} ${sessionId}`] ?? world.sessions?.[sessionId] ?? [];
      const later = stored.map((message, index) => ({ ...message, id: `${index}` }));
      return { summary: kept?.text, later: later.slice(kept ? Number(kept.through) + 1 : 0) };
    },
    async saveSummary({ flowId, sessionId, nodeId }, summary) {
      summaries.set(`${flowId} ${sessionId} ${nodeId}`, summary);
    },
    async loadVariables() {
      asked.variables += 1;
      return { ...world.variables };
    },
    toMarkdown: (html) => html.replaceAll(/<[^>]*>/g, ""),
    tools: {
      fetch: () => Promise.reject(new Error("There is no network in this test.")),
      runScript: () => Promise.reject(new Error("There is no sandbox in this test.")),
      postgres: () => Promise.reject(new Error("There is no Postgres in this test.")),
      redis: () => Promise.reject(new Error("There is no Redis in this test.")),
      mongo: () => Promise.reject(new Error("There is no MongoDB in this test.")),
      log: () => undefined,
      documents: inMemoryDocuments(),
      savedTools: {
        list: async () => [],
        find: () => Promise.reject(new AppError("not_found", "There is no such tool.")),
      },
      ...world.tools,
    },
    clock: { now: world.now ?? (() => new Date(0)) },
  };
}
