import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";

export function CardSkeleton() {
  return (
    <div role="status" aria-label={t("Loading")} aria-busy className="flex flex-col gap-3">
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-48 rounded-lg" />
    </div>
  );
}
