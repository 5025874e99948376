import { useCallback } from "react";
import { toast } from "sonner";
import { useCanvasContext } from "./canvas-context";
import type { Settle } from "./canvas-store";
import { settleIn } from "./containers";

/** Cards dropped on a container lie in it; says so when that cost wires. */
export function useSettle(): Settle {
  const { store, catalogue } = useCanvasContext();
  return useCallback(
    (document, moved) => {
      const settled = settleIn(document, catalogue.specs, store.getState().measured, moved);
      const lost = document.edges.length - settled.edges.length;
      if (lost > 0) {
        toast(lost === 1 ? "A wire fell away" : `${String(lost)} wires fell away`, {
          description: "Wires do not cross the edge of a container.",
          action: { label: "Undo", onClick: store.undo },
        });
      }
      return settled;
    },
    [store, catalogue],
  );
}
