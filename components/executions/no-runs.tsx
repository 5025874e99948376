import { Timer } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/components/words/t";

/** Stands in place of the list when nothing ran, or nothing that matches. */
export function NoRuns({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState title={t("No execution matches")} action={<Button onClick={onClear}>{t("Clear filters")}</Button>} />
    );
  }
  return (
    <EmptyState
      icon={<Timer aria-hidden />}
      title={t("Nothing has run yet")}
      action={
        <Button variant="primary" asChild>
          <Link href="/chatflows">{t("Go to chatflows")}</Link>
        </Button>
      }
    >
      {t("Each question to a flow, from the chat or the API, is a run, and stands here with its steps.")}
    </EmptyState>
  );
}
