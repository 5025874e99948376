import { t } from "@/components/words/t";
import { Skeleton } from "./skeleton";

const widths = ["w-40", "w-56", "w-32", "w-48"];

/** A table that is still being loaded. */
export function TableSkeleton() {
  return (
    <div role="status" aria-label={t("Loading")} aria-busy className="rounded-lg border bg-card">
      <div className="h-9 border-b" />
      {widths.map((width) => (
        <div key={width} className="flex h-12 items-center gap-4 border-b px-4 last:border-b-0">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="ml-auto h-4 w-20" />
        </div>
      ))}
    </div>
  );
}
