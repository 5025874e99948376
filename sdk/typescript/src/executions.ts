import type { CallOptions } from "./client-options.js";
import type { JsonObject } from "./json.js";
import type { PredictionReply } from "./prediction.js";
import type { Transport } from "./transport.js";

/** A run of an agentflow. */
export interface Execution {
  id: string;
  agentflowId: string;
  sessionId: string;
  state: "INPROGRESS" | "FINISHED" | "ERROR" | "TERMINATED" | "TIMEOUT" | "STOPPED";
  /** Its steps, as JSON text. */
  executionData: string;
  /** What a stopped run waits for, as JSON text. */
  action: string | null;
  createdDate: string;
  updatedDate: string;
  stoppedDate: string | null;
  [key: string]: unknown;
}

export interface ExecutionQuery {
  agentflowId?: string;
  /** Part of the flow's name. */
  agentflowName?: string;
  sessionId?: string;
  state?: Execution["state"];
  startDate?: string;
  endDate?: string;
  /** Pages begin at 1. */
  page?: number;
  limit?: number;
}

export interface DecideOptions extends CallOptions {
  /** A word to go with it. */
  feedback?: string;
  /** Which step is answered, where several wait. */
  nodeId?: string;
}

/** Runs of agentflows. The key needs the scope *messages*, and *predict* to decide. */
export function createExecutions(transport: Transport) {
  const path = (id = "") => `/api/v1/executions${id && `/${encodeURIComponent(id)}`}`;
  const get = (id: string, options?: CallOptions) =>
    transport.json<Execution>({ method: "GET", path: path(id), ...options });
  return {
    /** The latest first. */
    list: ({ signal, timeoutMs, retries, headers, ...filter }: ExecutionQuery & CallOptions = {}) =>
      transport.json<{ data: Execution[]; total: number }>({
        ...{ method: "GET", path: path(), query: { ...filter }, signal, timeoutMs, retries, headers },
      }),
    get,
    /** One that goes on or waits is ended first. */
    delete: (id: string, options?: CallOptions) =>
      transport.json<JsonObject>({ method: "DELETE", path: path(id), ...options }),
    /** Answers what a run waits for, and resolves with what comes of it. */
    async decide(id: string, type: "proceed" | "reject", { feedback, nodeId, ...options }: DecideOptions = {}) {
      const { agentflowId, sessionId } = await get(id, options);
      const humanInput = { type, ...(feedback !== undefined && { feedback }), ...(nodeId && { startNodeId: nodeId }) };
      return transport.json<PredictionReply>({
        ...{ method: "POST", path: `/api/v1/prediction/${encodeURIComponent(agentflowId)}`, ...options },
        body: { chatId: sessionId, humanInput },
      });
    },
  };
}
