import { emptyReply, type Reply } from "@/components/chat/exchange";
import type { SentFile } from "@/components/chat/sent-file";
import type { MessageRow } from "./stored-message";

/** A logged answer as the chat knows answers. */
export function replyOf(row: MessageRow): Reply {
  const { error, reasoning } = row;
  return {
    ...emptyReply(),
    status: error === null ? "done" : "failed",
    text: row.content,
    thinking: reasoning?.thinking ?? "",
    thinkingSeconds: reasoning?.thinkingDuration,
    tools: row.usedTools ?? [],
    sources: row.sourceDocuments ?? [],
    artifacts: row.artifacts ?? [],
    annotations: row.fileAnnotations ?? [],
    action: row.action ?? undefined,
    failure: error === null ? undefined : { kind: "flow", message: error },
  };
}

/** Files that came with a logged question. Those that only lie at an address of their own have nothing to show here. */
export function filesOf({ id, fileUploads }: Pick<MessageRow, "id" | "fileUploads">): SentFile[] {
  return (fileUploads ?? []).flatMap(({ type, name, mime }, index) =>
    typeof name === "string" && type !== "url"
      ? [{ id: `${id}.${index}`, name, mime: String(mime), size: 0, kind: kindOf(String(mime)) }]
      : [],
  );
}

function kindOf(mime: string): SentFile["kind"] {
  if (mime.startsWith("image/") && mime !== "image/svg+xml") return "image";
  return mime.startsWith("audio/") ? "audio" : "document";
}
