import type { OperationMethod } from "@/domain/api/openapi/openapi-document";
import { cn } from "@/components/ui/cn";

const tones: Record<OperationMethod, string> = {
  get: "text-running",
  post: "text-ok",
  put: "text-waiting",
  patch: "text-waiting",
  delete: "text-failed",
};

/** How an endpoint is called; the word says it, the colour only helps. */
export const MethodBadge = ({ method, className }: { method: OperationMethod; className?: string }) => (
  <span className={cn("shrink-0 font-mono text-xs font-semibold uppercase", tones[method], className)}>{method}</span>
);
