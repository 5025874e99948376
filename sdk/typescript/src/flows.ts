import type { CallOptions } from "./client-options.js";
import type { JsonObject } from "./json.js";
import { readError, type Transport } from "./transport.js";

export interface FlowSummary {
  id: string;
  name: string;
  type: "CHATFLOW" | "AGENTFLOW";
  /** Number of its newest version; null before the first save. */
  version: number | null;
  /** Number of the version that answers callers. */
  published: number | null;
  isPublic: boolean;
  updatedDate: string;
}

/** A flow as a file holds it: the same for the same flow, and without secrets. */
export interface FlowFile {
  id?: string;
  name?: string;
  type?: "CHATFLOW" | "AGENTFLOW";
  nodes: JsonObject[];
  edges: JsonObject[];
}

export interface ExportedFlow {
  /** As it is to be written to disk: sorted, a value on each line. */
  text: string;
  /** Number of the version; 0 before the first save. */
  version: number;
}

export interface ImportedNode {
  id: string;
  name: string;
  label: string;
  status: "exact" | "mapped" | "missing";
  /** What is different, and what to do about it. */
  note: string;
}

export interface ImportReport {
  type: "CHATFLOW" | "AGENTFLOW";
  from?: string;
  nodes: ImportedNode[];
  problems: string[];
  /** What was saved; absent for a dry run. */
  flow?: { id: string; name: string; version: number; published: number };
}

export interface ImportOptions extends CallOptions {
  /** Saves nothing and only says what would become of each node. */
  dryRun?: boolean;
  /** Otherwise the file's own. */
  name?: string;
  /** The flow that the file is a new version of; it is made when there is none. */
  id?: string;
  /** The version that the file began from: refused with 409 when somebody has saved since. 0: it must not exist yet. */
  base?: number;
  /** Publishes the new version; a new flow is always published. */
  publish?: boolean;
}

/** Flows as files. The key needs the scope *manage*. */
export function createFlows(transport: Transport) {
  return {
    /** The last changed first. */
    list: (options?: CallOptions) =>
      transport.json<FlowSummary[]>({ method: "GET", path: "/api/v1/flows", ...options }),
    async export(id: string, options?: CallOptions): Promise<ExportedFlow> {
      const path = `/api/v1/flows/${encodeURIComponent(id)}/export`;
      const { response, deadline } = await transport.open({ method: "GET", path, ...options });
      try {
        const version = /\d+/.exec(response.headers.get("etag") ?? "")?.[0];
        return { text: await response.text(), version: Number(version ?? 0) };
      } catch (error) {
        throw readError(error, deadline);
      } finally {
        deadline.clear();
      }
    },
    /** A file of Weft, Flowise, FlowGen or Agentok. */
    import: (file: FlowFile | JsonObject, { dryRun, name, id, base, publish, ...options }: ImportOptions = {}) =>
      transport.json<ImportReport>({
        ...{ method: "POST", path: "/api/v1/flows/import", body: file, ...options },
        query: { name, id, base, dryRun: dryRun || undefined, publish: publish || undefined },
      }),
  };
}
