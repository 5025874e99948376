import { MessagesSquare } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/components/words/t";

/** Stands in place of the sessions when there are none, or none that match. */
export function NoSessions({ filtered, onClearFilters }: { filtered: boolean; onClearFilters: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        title={t("No session matches")}
        action={<Button onClick={onClearFilters}>{t("Clear filters")}</Button>}
      />
    );
  }
  return (
    <EmptyState icon={<MessagesSquare aria-hidden />} title={t("No messages yet")}>
      {t("Once somebody talks to this flow, in the studio or through the API, the session stands here.")}
    </EmptyState>
  );
}
