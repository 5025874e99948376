import { randomId } from "./random-id";
import type { SentFile, SentFileKind } from "./sent-file";

/** The bytes of a conversation's files for as long as the page lives, so that they can be shown and sent again. */
export interface FileShelf {
  put(file: File, kind: SentFileKind, name?: string): SentFile;
  find(id: string): File | undefined;
  /** An address under which this page can show it. */
  url(id: string): string | undefined;
  drop(id: string): void;
}

export function createFileShelf(): FileShelf {
  const files = new Map<string, { file: File; url?: string }>();
  return {
    put(file, kind, name = file.name) {
      const id = randomId();
      files.set(id, { file });
      return { id, name, mime: file.type, size: file.size, kind };
    },
    find: (id) => files.get(id)?.file,
    url(id) {
      const kept = files.get(id);
      if (!kept) return undefined;
      kept.url ??= URL.createObjectURL(kept.file);
      return kept.url;
    },
    drop(id) {
      const url = files.get(id)?.url;
      if (url !== undefined) URL.revokeObjectURL(url);
      files.delete(id);
    },
  };
}
