import { CircleCheck, CircleDashed, CircleDot, Globe } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { t } from "@/components/words/t";
import type { FlowSummary } from "./flow-summary";

/** Whether the API answers, from what, and to whom. */
export function FlowStatus({ flow }: { flow: FlowSummary }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <PublishedBadge latest={flow.latest} published={flow.published} />
      {flow.isPublic && (
        <Badge tone="accent" title={t("Anyone with the address may chat with it")}>
          <Globe aria-hidden />
          {t("Public")}
        </Badge>
      )}
    </span>
  );
}

function PublishedBadge({ latest, published }: Pick<FlowSummary, "latest" | "published">) {
  if (published === null) {
    return (
      <Badge title={t("The API answers once a version is published")}>
        <CircleDashed aria-hidden />
        {t("Draft")}
      </Badge>
    );
  }
  if (latest !== null && published < latest) {
    return (
      <Badge
        tone="waiting"
        title={t("The API answers from version {published}; version {latest} is saved but not published", {
          published,
          latest,
        })}
      >
        <CircleDot aria-hidden />
        {t("Unpublished changes")}
      </Badge>
    );
  }
  return (
    <Badge tone="ok" title={t("The API answers from version {published}", { published })}>
      <CircleCheck aria-hidden />
      {t("Published")}
    </Badge>
  );
}
