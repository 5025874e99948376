import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** Only inside a control that was pressed; a page that loads shows skeletons. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle data-slot="spinner" aria-hidden className={cn("size-4 animate-spin", className)} />;
}
