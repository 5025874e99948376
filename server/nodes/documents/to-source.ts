import type { SourceDocument } from "@/domain/api/stream-event";
import type { FoundDocument } from "./document-slots";

/** A found document as the answer shows it, its score among its metadata. */
export const toSource = ({ id, pageContent, metadata, score }: FoundDocument): SourceDocument => ({
  pageContent,
  metadata: { ...metadata, ...(score !== undefined && { score }) },
  ...(id !== undefined && { id }),
});
