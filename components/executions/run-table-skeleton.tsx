import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";

export function RunTableSkeleton() {
  return (
    <div aria-busy role="status" aria-label={t("Loading")} className="rounded-lg border bg-card">
      <div className="h-9 border-b" />
      {["w-44", "w-60", "w-36", "w-52", "w-40", "w-48"].map((width) => (
        <div key={width} className="flex h-11 items-center gap-4 border-b px-3 last:border-b-0">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="ml-auto h-5 w-20 rounded-full" />
          <Skeleton className="hidden h-4 w-28 md:block" />
          <Skeleton className="h-4 w-16" />
        </div>
      ))}
    </div>
  );
}
