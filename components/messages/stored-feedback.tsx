import { ThumbsDown, ThumbsUp } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { t } from "@/components/words/t";
import type { MessageRow } from "./stored-message";

/** How an answer was judged, with the reader's words. */
export function StoredFeedback({ feedback }: { feedback: NonNullable<MessageRow["feedback"]> }) {
  const good = feedback.rating === "THUMBS_UP";
  return (
    <div className="flex items-start gap-2">
      <Badge tone={good ? "ok" : "failed"}>
        {good ? <ThumbsUp aria-hidden /> : <ThumbsDown aria-hidden />}
        {good ? t("Good answer") : t("Bad answer")}
      </Badge>
      {feedback.content !== "" && (
        <q className="min-w-0 text-sm break-words whitespace-pre-wrap text-muted-foreground">{feedback.content}</q>
      )}
    </div>
  );
}
