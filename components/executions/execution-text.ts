import type { Usage } from "@/domain/api/stream-event";
import { costText } from "@/components/chat/usage-text";
import { durationText } from "@/components/chat/duration-text";

interface Span {
  createdAt: Date;
  endedAt: Date | null;
}

/** How long a run took, with what it waited. A dash while it has not ended. */
export const spanText = ({ createdAt, endedAt }: Span): string =>
  endedAt === null ? "–" : durationText(Math.max(0, endedAt.getTime() - createdAt.getTime()));

export const sumText = (usage: Pick<Usage, "cost"> | undefined): string =>
  usage?.cost === undefined ? "–" : costText(usage.cost);
