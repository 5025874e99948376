import { t } from "@/components/words/t";

/** A file of a question, as the conversation remembers it. Its bytes lie on the shelf, and on the server. */
export interface SentFile {
  id: string;
  name: string;
  mime: string;
  /** Bytes. */
  size: number;
  kind: SentFileKind;
}

/** `image`: shown to the model. `document`: its text goes with the question. `audio`: said instead of typed. */
export type SentFileKind = "image" | "document" | "audio";

/** "820 B", "12 KB", "3.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1000
    ? t("{round} KB", { round: Math.round(kilobytes) })
    : t("{value} MB", { value: (kilobytes / 1024).toFixed(1) });
}
