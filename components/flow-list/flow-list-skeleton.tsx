import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";

const rows = ["w-44", "w-60", "w-36", "w-52", "w-40"];

export function FlowListSkeleton() {
  return (
    <div aria-busy aria-label={t("Loading")} role="status" className="flex flex-col gap-5">
      <Skeleton className="h-8 w-full rounded-md sm:w-72" />
      <div className="rounded-lg border bg-card">
        <div className="h-9 border-b" />
        {rows.map((width) => (
          <div key={width} className="flex h-13 items-center gap-4 border-b px-4 last:border-b-0">
            <Skeleton className="size-4" />
            <Skeleton className={`h-4 ${width}`} />
            <Skeleton className="ml-auto hidden h-5 w-24 sm:block" />
            <Skeleton className="hidden h-4 w-20 md:block" />
          </div>
        ))}
      </div>
    </div>
  );
}
