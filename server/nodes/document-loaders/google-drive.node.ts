import { z } from "zod";
import { AppError } from "@/domain/errors";
import googleDrive from "../credentials/google-drive-oauth2.credential";
import serviceAccount from "../credentials/google-vertex-auth.credential";
import { defineNode } from "../define-node";
import { fileDocuments } from "./file-documents";
import { type GoogleSecrets, googleService } from "./google-access";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { orSkip } from "./read-files";
import { callService, readJson, type WebService } from "./web-service";
import { wordList } from "./word-list";

const api = "https://www.googleapis.com/drive/v3/files";
const scope = "https://www.googleapis.com/auth/drive.readonly";
const entry = z.object({
  id: z.string(),
  name: z.string(),
  mimeType: z.string(),
  webViewLink: z.string().optional(),
  modifiedTime: z.string().optional(),
});
type Entry = z.infer<typeof entry>;
const listed = z.object({ files: z.array(entry), nextPageToken: z.string().optional() });
const own = "application/vnd.google-apps";
const folder = `${own}.folder`;
const office = "application/vnd.openxmlformats-officedocument";
/** Google's own formats have no bytes; they are asked for in another one. */
const exported: Readonly<Record<string, { mime: string; ending: string }>> = {
  [`${own}.document`]: { mime: "text/plain", ending: ".txt" },
  [`${own}.spreadsheet`]: { mime: "text/csv", ending: ".csv" },
  [`${own}.presentation`]: { mime: "text/plain", ending: ".txt" },
};

export default defineNode({
  name: "googleDrive",
  version: 1,
  label: "Google Drive",
  description: "Reads files of a Google Drive.",
  category: "Document Loaders",
  icon: "google-drive.svg",
  provides: ["Document"],
  credential: googleDrive,
  otherCredentials: [serviceAccount],
  outputs: loaderOutputs,
  inputs: {
    selectedFiles: {
      type: "string",
      label: "Select Files",
      description: "Ids of files, separated by commas.",
      optional: true,
    },
    folderId: {
      type: "string",
      label: "Folder ID",
      description: "All files of this folder, where no files are named.",
      optional: true,
    },
    includeSharedDrives: { type: "boolean", label: "Include Shared Drives", default: false, optional: true },
    sharedDriveId: { type: "string", label: "Shared Drive ID", optional: true, show: { includeSharedDrives: true } },
    fileTypes: {
      type: "multiOptions",
      label: "File Types",
      options: [
        { label: "Google Docs", name: `${own}.document` },
        { label: "Google Sheets", name: `${own}.spreadsheet` },
        { label: "Google Slides", name: `${own}.presentation` },
        { label: "PDF Files", name: "application/pdf" },
        { label: "Text Files", name: "text/plain" },
        { label: "Word Documents", name: `${office}.wordprocessingml.document` },
        { label: "PowerPoint", name: `${office}.presentationml.presentation` },
        { label: "Excel Files", name: `${office}.spreadsheetml.sheet` },
      ],
      description: "Without any every file is read.",
      optional: true,
    },
    includeSubfolders: { type: "boolean", label: "Include Subfolders", default: false, optional: true },
    maxFiles: { type: "number", label: "Max Files", default: 50, min: 1, max: 10_000, step: 1, optional: true },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    const secrets: GoogleSecrets = context.secrets;
    return loaderOutput(context, async function* (run) {
      const service = await googleService({ fetch: tools.fetch, signal: run.signal }, secrets, scope);
      let left = inputs.maxFiles;
      for await (const file of files(service, inputs)) {
        if (inputs.fileTypes && inputs.fileTypes.length > 0 && !inputs.fileTypes.some((type) => type === file.mimeType))
          continue;
        if (left <= 0) return;
        left -= 1;
        yield* orSkip(file.name, run, async function* () {
          const read = {
            name: `${file.name}${exported[file.mimeType]?.ending ?? ""}`,
            mime: file.mimeType,
            bytes: await download(service, file),
          };
          const { id, name, mimeType, webViewLink, modifiedTime } = file;
          const where = { source: webViewLink ?? id, fileId: id, fileName: name, mimeType, modifiedTime };
          for await (const document of fileDocuments(read, { usage: "perPage" }, { documents: tools.documents, run }))
            yield { ...document, metadata: { ...document.metadata, ...where } };
        });
      }
    });
  },
});

interface Wanted {
  selectedFiles: string | undefined;
  folderId: string | undefined;
  includeSharedDrives: boolean;
  sharedDriveId: string | undefined;
  includeSubfolders: boolean;
}

async function* files(service: WebService, wanted: Wanted): AsyncGenerator<Entry> {
  const named = wordList(wanted.selectedFiles);
  const fields = "id,name,mimeType,webViewLink,modifiedTime";
  for (const id of named)
    yield readJson(
      service,
      `${api}/${encodeURIComponent(id)}?${new URLSearchParams({ fields, supportsAllDrives: "true" })}`,
      entry,
    );
  if (named.length > 0) return;
  const first = wanted.folderId?.trim();
  if (!first) throw new AppError("unprocessable", "Google Drive needs a folder's id, or ids of files.");
  const shared = {
    ...((wanted.includeSharedDrives || wanted.sharedDriveId) && {
      supportsAllDrives: "true",
      includeItemsFromAllDrives: "true",
    }),
    ...(wanted.sharedDriveId && { corpora: "drive", driveId: wanted.sharedDriveId }),
  };
  const folders = [first];
  for (let at = 0; at < folders.length && at < 1000; at += 1) {
    const q = `'${(folders[at] ?? first).replaceAll(/['\\]/g, "")}' in parents and trashed = false`;
    for (let token: string | undefined = ""; token !== undefined;) {
      const query = new URLSearchParams({
        q,
        pageSize: "100",
        fields: `nextPageToken,files(${fields})`,
        ...shared,
        ...(token && { pageToken: token }),
      });
      const page: z.infer<typeof listed> = await readJson(service, `${api}?${query}`, listed);
      for (const file of page.files) {
        if (file.mimeType !== folder) yield file;
        else if (wanted.includeSubfolders) folders.push(file.id);
      }
      token = page.nextPageToken;
    }
  }
}

async function download(service: WebService, { id, mimeType, name }: Entry): Promise<Uint8Array> {
  const as = exported[mimeType];
  if (!as && mimeType.startsWith(own))
    throw new AppError("unprocessable", `“${name}” is of a kind that holds no text to read.`);
  const path = `${api}/${encodeURIComponent(id)}`;
  const url = as
    ? `${path}/export?${new URLSearchParams({ mimeType: as.mime })}`
    : `${path}?alt=media&supportsAllDrives=true`;
  return new Uint8Array(await (await callService(service, url)).arrayBuffer());
}
