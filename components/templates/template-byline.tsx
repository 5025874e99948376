import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/components/words/t";
import type { TemplateSummary } from "./template-summary";

/** Where a template comes from, and since when. */
export function TemplateByline({ template }: { template: Pick<TemplateSummary, "ready" | "author" | "createdAt"> }) {
  const { ready, author, createdAt } = template;
  return (
    <p className="text-sm text-muted-foreground">
      {ready ? t("Comes with Weft") : (author ?? t("By a program"))}
      {createdAt && (
        <>
          {" · "}
          <RelativeTime at={createdAt} />
        </>
      )}
    </p>
  );
}
