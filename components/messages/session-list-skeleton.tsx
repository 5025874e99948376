import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";

export function SessionListSkeleton() {
  return (
    <div aria-busy role="status" aria-label={t("Loading")} className="rounded-lg border bg-card">
      {["w-48", "w-36", "w-52", "w-40", "w-44", "w-32"].map((width) => (
        <div key={width} className="flex flex-col gap-2 border-b px-3 py-3 last:border-b-0">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-28" />
        </div>
      ))}
    </div>
  );
}
