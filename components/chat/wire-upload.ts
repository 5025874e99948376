import { t } from "@/components/words/t";
import { ChatFailureError } from "./chat-failure";
import type { FileShelf } from "./file-shelf";
import type { SentFile } from "./sent-file";

/** A file as the API takes it. */
export interface WireUpload {
  type: string;
  name: string;
  mime: string;
  data?: string;
}

const types = { image: "file", document: "file:full", audio: "audio" } as const;

/** What is sent for the files of a question. One whose bytes went with an older page lies on the server already. */
export const toUploads = (files: readonly SentFile[], shelf: FileShelf): Promise<WireUpload[]> =>
  Promise.all(
    files.map(async ({ id, name, mime, kind }) => {
      const file = shelf.find(id);
      if (file) return { type: types[kind], name, mime, data: await dataUrl(file, mime) };
      return { type: kind === "document" ? "stored-file:full" : "stored-file", name, mime };
    }),
  );

function dataUrl(file: File, mime: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const content = typeof reader.result === "string" ? (reader.result.split(",")[1] ?? "") : "";
      resolve(`data:${mime === "" ? "application/octet-stream" : mime};base64,${content}`);
    });
    reader.addEventListener("error", () => {
      const message = t("“{name}” cannot be read any more: it was moved or changed. Attach it again.", {
        name: file.name,
      });
      reject(new ChatFailureError({ kind: "unreadable", message }));
    });
    reader.readAsDataURL(file);
  });
}
