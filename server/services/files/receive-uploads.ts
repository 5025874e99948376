import type { Upload } from "@/domain/api/contracts/upload";
import { AppError } from "@/domain/errors";
import { bareMime } from "@/domain/files/file-types";
import type { DeclaredType } from "@/domain/files/declared-type";
import type { NodeTools } from "@/server/engine/ports";
import type { RequestImage } from "@/server/engine/run-request";
import { readDataUrl } from "@/server/platform/data-url";
import { extractText, isReadable } from "@/server/platform/extract-text/extract-text";
import { checkContent } from "./check-content";
import type { Conversation } from "./conversation";
import { fetchImage } from "./fetch-image";
import { fileName } from "./file-name";
import { findFile } from "./find-file";
import { type FilePorts, keepFiles } from "./keep-files";

/** A file as a message's row names it, in Flowise's words. */
export type FileUpload = { type: string; name: string; mime: string; data?: string };

export interface Recording {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** What came with a question, kept and made into what a run can use. */
export interface Received {
  fileUploads: FileUpload[];
  /** `<doc>` blocks to put before the question; empty without documents. */
  attachedText: string;
  images: RequestImage[];
  /** The same as rows name them, in the same order. */
  imageRows: FileUpload[];
  /** Sound, for whoever can write down what is said. */
  recordings: Recording[];
}

export const nothingReceived: Received = {
  fileUploads: [],
  attachedText: "",
  images: [],
  imageRows: [],
  recordings: [],
};

export interface ReceivePorts extends FilePorts {
  /** The guarded one. */
  fetch: NodeTools["fetch"];
}

const mostUploads = 20;

/** One upload, looked through but not kept yet. */
interface Taken {
  row: FileUpload;
  /** To be kept; absent for what is kept already or lies elsewhere. */
  bytes?: Uint8Array;
  text?: string;
  image?: RequestImage;
  recording?: Recording;
}

/** Looks through all uploads of a question first and keeps them then, so that a bad one leaves nothing behind. */
export async function receiveUploads(
  ports: ReceivePorts,
  conversation: Conversation,
  uploads: readonly Upload[],
): Promise<Received> {
  if (uploads.length === 0) return nothingReceived;
  if (uploads.length > mostUploads)
    throw new AppError("too_large", `A question can bring ${mostUploads} files along. This one has ${uploads.length}.`);
  const taken = await Promise.all(uploads.map((upload) => take(ports, conversation, upload)));
  const toKeep = taken.flatMap(({ row, bytes }) => (bytes ? [{ row, bytes }] : []));
  const names = await keepFiles(
    ports,
    conversation,
    toKeep.map(({ row: { name, mime }, bytes }) => ({ name, mime, bytes })),
  );
  const keptAs = new Map(toKeep.map(({ row }, index) => [row, names[index] ?? row.name]));
  const asKept = ({ row }: Taken): FileUpload => ({ ...row, name: keptAs.get(row) ?? row.name });
  return {
    fileUploads: taken.map(asKept),
    attachedText: taken.map(({ row, text }) => (text === undefined ? "" : asDocument(row.name, text))).join(""),
    images: taken.flatMap(({ image }) => (image ? [image] : [])),
    imageRows: taken.filter(({ image }) => image !== undefined).map(asKept),
    recordings: taken.flatMap(({ recording }) => (recording ? [recording] : [])),
  };
}

/** A name must not end the tag that it stands in. */
const asDocument = (name: string, text: string): string =>
  `<doc name='${name.replace(/['<>]/g, "_")}'>${text}</doc>\n\n`;

async function take(ports: ReceivePorts, conversation: Conversation, upload: Upload): Promise<Taken> {
  const { type, mime, data } = upload;
  const name = fileName(upload.name);
  if (data instanceof File) return takeBytes(type, name, [mime], new Uint8Array(await data.arrayBuffer()));
  if (type.startsWith("stored-file")) return takeStored(ports, conversation, type, upload.name);
  const file = readDataUrl(data);
  if (file) return takeBytes(type, name, [file.mime, mime], file.bytes);
  if (type === "file:full") return { row: { type: "stored-file:full", name, mime: bareMime(mime) }, text: data };
  if (/^https?:\/\//i.test(data)) return takeAddress(ports, name, mime, data);
  throw new AppError("unprocessable", `“${name}” came without its content: data has to be a data URL.`);
}

function takeAddress({ fetch: fetcher }: ReceivePorts, name: string, mime: string, url: string): Taken {
  const row = { type: "url", name, mime: bareMime(mime) || "image/png", data: url };
  if (!row.mime.startsWith("image/")) return { row };
  // A conversation asks for it once, whichever models look at it.
  let fetched: ReturnType<typeof fetchImage> | undefined;
  const image: RequestImage = { name, load: (signal) => (fetched ??= fetchImage(fetcher, url, signal)) };
  return { row, image };
}

async function takeStored(ports: FilePorts, conversation: Conversation, type: string, name: string): Promise<Taken> {
  const { mime, bytes } = await findFile(ports, conversation, name);
  const row = { type, name, mime };
  const purpose = await purposeOf(row, await checkContent(name, [mime], bytes), bytes);
  return { row, ...purpose };
}

async function takeBytes(type: string, name: string, mimes: readonly string[], bytes: Uint8Array): Promise<Taken> {
  const declared = await checkContent(name, mimes, bytes);
  const row = { type: type === "file:full" ? "stored-file:full" : "stored-file", name, mime: declared.mime };
  // Its text was put into a store of vectors before, where the flow finds it.
  if (type === "file:rag") return { row, bytes };
  return { row, bytes, ...(await purposeOf(row, declared, bytes)) };
}

/** What a run does with a file. */
async function purposeOf(
  { name, mime }: FileUpload,
  { kind }: DeclaredType,
  bytes: Uint8Array,
): Promise<Pick<Taken, "text" | "image" | "recording">> {
  if (kind === "image") {
    const shown = { mime, base64: Buffer.from(bytes).toString("base64") };
    return { image: { name, load: async () => shown } };
  }
  if (kind === "audio") return { recording: { name, mime, bytes } };
  if (isReadable(kind)) return { text: await extractText({ name, kind, bytes }) };
  throw new AppError(
    "unprocessable",
    `“${name}” is of a kind that cannot be read (${mime}). Send an image, a recording, plain text, PDF, Word, Excel or PowerPoint.`,
  );
}
