import type { CallOptions } from "./client-options.js";
import type { JsonObject } from "./json.js";
import { fileForm } from "./prediction-body.js";
import type { Transport } from "./transport.js";
import type { FileInput } from "./uploads.js";

export interface Attachment {
  name: string;
  mimeType: string;
  size: number;
  /** The file's text, or its bytes as a data URL when asked for. */
  content: string;
}

export interface UpsertRequest {
  files?: readonly FileInput[];
  overrideConfig?: JsonObject;
  /** Which vector store, when the flow has several. */
  stopNodeId?: string;
}

export interface UpsertReply {
  numAdded?: number;
  numDeleted?: number;
  numUpdated?: number;
  numSkipped?: number;
  addedDocs?: { pageContent: string; metadata: JsonObject }[];
  [key: string]: unknown;
}

/** Reads files for a conversation: what comes back goes into an upload of the type `file:full`. */
export const createAttachments = (transport: Transport) => ({
  create: (
    flowId: string,
    chatId: string,
    files: readonly FileInput[],
    { base64, ...options }: CallOptions & { base64?: boolean } = {},
  ) =>
    transport.json<Attachment[]>({
      method: "POST",
      path: `/api/v1/attachments/${encodeURIComponent(flowId)}/${encodeURIComponent(chatId)}`,
      body: fileForm(files, { base64: base64 ? "true" : undefined }),
      ...options,
    }),
});

/** Fills the vector store of a flow. */
export const createVectors = (transport: Transport) => ({
  upsert: (flowId: string, { files, overrideConfig, stopNodeId }: UpsertRequest = {}, options?: CallOptions) =>
    transport.json<UpsertReply>({
      method: "POST",
      path: `/api/v1/vector/upsert/${encodeURIComponent(flowId)}`,
      body:
        files && files.length > 0 ? fileForm(files, { ...overrideConfig, stopNodeId }) : { overrideConfig, stopNodeId },
      ...options,
    }),
});
