import { Bot } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/components/words/t";

/** Stands in place of the agentflows' runs when there is none, or none that matches. */
export function NoExecutions({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState title={t("No execution matches")} action={<Button onClick={onClear}>{t("Clear filters")}</Button>} />
    );
  }
  return (
    <EmptyState
      icon={<Bot aria-hidden />}
      title={t("No agentflow has run yet")}
      action={
        <Button variant="primary" asChild>
          <Link href="/agentflows">{t("Go to agentflows")}</Link>
        </Button>
      }
    >
      {t(
        "Ask an agentflow something, in its chat or by the API. Its run stands here with what every step got and gave, and can be begun again from any of them.",
      )}
    </EmptyState>
  );
}
