import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Stands where something will be, in its size. The region around it carries `aria-busy`. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div data-slot="skeleton" aria-hidden className={cn("animate-pulse rounded-sm bg-hover", className)} {...props} />
  );
}
