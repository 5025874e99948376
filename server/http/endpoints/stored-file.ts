import * as contracts from "@/domain/api/contracts/stored-file";
import { AppError, isAppError } from "@/domain/errors";
import { typeOfMime } from "@/domain/files/file-types";
import { isUuid } from "@/server/platform/ids";
import { createAttachments as attach } from "@/server/services/files/create-attachments";
import { findFile } from "@/server/services/files/find-file";
import { apiHeaders } from "../error-response";
import { type Visit, visitorRoute } from "../visitor-route";

const maxFormBytes = 32 * 1024 * 1024;
/** A page shows all pictures of a conversation at once. */
const ofReaders = { max: 3_000, seconds: 60 };

export const createAttachments = visitorRoute(
  contracts.createAttachments,
  { flowId: ({ params: { id = "" } }) => validId(id), maxBodyBytes: maxFormBytes },
  async ({ desk, flow, body, params }) => {
    try {
      const { files, base64 } = body;
      return await attach(desk.uploads, { flow, chatId: params.chatId ?? "", uploads: files, base64 });
    } catch (error) {
      if (!isAppError(error)) throw error;
      throw new AppError(error.code, `Error: attachmentService.createAttachment - ${error.message}`, { cause: error });
    }
  },
);

export const getUploadFile = visitorRoute(
  contracts.getUploadFile,
  { flowId: ({ query }) => flowOf(query.get("chatflowId")), pace: ofReaders },
  ({ query, ...visit }) => sendFile(visit, query),
);

export const downloadFile = visitorRoute(
  contracts.downloadFile,
  { flowOfBody: ({ chatflowId }) => flowOf(chatflowId), pace: ofReaders },
  ({ body, ...visit }) => sendFile(visit, body),
);

interface Wanted {
  chatId?: string | undefined;
  fileName?: string | undefined;
}

const incomplete = (): AppError => new AppError("invalid_input", "Invalid file path");

function flowOf(chatflowId: string | null | undefined): string {
  if (!chatflowId) throw incomplete();
  return validId(chatflowId);
}

function validId(id: string): string {
  if (!isUuid(id)) throw new AppError("invalid_input", "Invalid Chatflow ID");
  return id;
}

async function sendFile({ desk, flow, cors }: Visit, { chatId, fileName }: Wanted): Promise<Response> {
  if (!chatId || !fileName) throw incomplete();
  const conversation = { workspaceId: flow.workspaceId, flowId: flow.id, chatId };
  const { name, mime, bytes } = await findFile(desk.uploads, conversation, fileName);
  return new Response(new Uint8Array(bytes), { headers: { ...headersOf(name, mime), ...cors } });
}

/**
 * Always for saving, never for showing: what a stranger sent must not become a page of this server. Pictures and sound
 * keep their type, which is all that an element on a page needs.
 */
function headersOf(name: string, mime: string): Record<string, string> {
  const kind = typeOfMime(mime)?.kind;
  const type = kind === "image" || kind === "audio" ? mime : "application/octet-stream";
  return {
    ...apiHeaders,
    "content-type": type,
    "content-security-policy": "default-src 'none'; sandbox",
    "content-disposition": disposition(name),
    "cache-control": "private, max-age=60",
  };
}

function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  if (plain === name) return `attachment; filename="${name}"`;
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
