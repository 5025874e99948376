import { Skeleton } from "@/components/ui/skeleton";

export function CardSkeleton() {
  return (
    <div role="status" aria-label="Loading" aria-busy className="flex flex-col gap-3">
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-48 rounded-lg" />
    </div>
  );
}
