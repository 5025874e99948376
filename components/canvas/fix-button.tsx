import type { Fix } from "@/domain/flow/fix";
import { Button } from "@/components/ui/button";
import { applyFix } from "./apply-fix";
import { useCanvasContext, useReadOnly } from "./canvas-context";

/** Mends a problem by one click; undo takes it back. */
export function FixButton({ fix }: { fix: Fix }) {
  const { store, catalogue } = useCanvasContext();
  if (useReadOnly()) return null;
  return (
    <Button
      size="sm"
      className="mt-1 mr-1 max-w-44 shrink-0"
      onClick={() => store.edit((document) => applyFix(document, catalogue.specs, fix))}
    >
      <span className="truncate">{fix.label}</span>
    </Button>
  );
}
