import type { Upload } from "@/domain/api/contracts/upload";
import { AppError } from "@/domain/errors";
import { bareMime, endingOf, typeOfEnding, typeOfMime } from "@/domain/files/file-types";
import { extractText, isReadable } from "@/server/platform/extract-text/extract-text";
import type { CallableFlow } from "../runs/callable-flow";
import { checkContent } from "./check-content";
import { fileName } from "./file-name";
import { type FilePorts, keepFiles } from "./keep-files";

export interface Attachment {
  name: string;
  mimeType: string;
  size: number;
  content: string;
}

/** Keeps files for a conversation and gives what is in them; for flows that take files whole. */
export async function createAttachments(
  ports: FilePorts,
  {
    flow,
    chatId,
    uploads,
    base64,
  }: { flow: CallableFlow; chatId: string; uploads: readonly Upload[]; base64: boolean },
): Promise<Attachment[]> {
  const { fullFileUpload } = flow.settings.chatbot;
  if (!fullFileUpload?.status) throw new AppError("forbidden", "File upload is not enabled for this chatflow");
  const read = await Promise.all(
    uploads.map((upload) => readOne(upload, fullFileUpload.allowedUploadFileTypes, base64)),
  );
  // The sender looks for its files by the names it gave them.
  await keepFiles(ports, { workspaceId: flow.workspaceId, flowId: flow.id, chatId }, read, "replace");
  return read.map(({ name, mime, bytes, content }) => ({ name, mimeType: mime, size: bytes.length, content }));
}

async function readOne(upload: Upload, allowed: readonly string[], base64: boolean) {
  const name = fileName(upload.name);
  const bytes = upload.data instanceof File ? new Uint8Array(await upload.data.arrayBuffer()) : new Uint8Array();
  const { mime, kind } = await checkContent(name, [upload.mime], bytes);
  if (!isAllowed(name, mime, allowed))
    throw new AppError(
      "unprocessable",
      `“${name}” is of a type that this flow does not take (${mime}). It takes ${allowed.join(", ")}.`,
    );
  if (base64) return { name, mime, bytes, content: `data:${mime};base64,${Buffer.from(bytes).toString("base64")}` };
  if (!isReadable(kind)) throw new AppError("unprocessable", `“${name}” holds no text that could be read (${mime}).`);
  return { name, mime, bytes, content: await extractText({ name, kind, bytes }) };
}

/** Types are listed as MIME types or as endings. With none listed all are taken. */
function isAllowed(name: string, mime: string, allowed: readonly string[]): boolean {
  const types = [typeOfMime(mime), typeOfEnding(endingOf(name))].filter((type) => type !== undefined);
  const listed = allowed.map((item) => {
    const plain = bareMime(item).replace(/^\./, "");
    return { plain, type: plain.includes("/") ? typeOfMime(plain) : typeOfEnding(plain) };
  });
  return (
    listed.length === 0 ||
    listed.some(({ plain, type }) => plain === mime || (type !== undefined && types.includes(type)))
  );
}
