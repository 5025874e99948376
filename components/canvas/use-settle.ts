import { useCallback } from "react";
import { toast } from "sonner";
import { t } from "@/components/words/t";
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
        toast(t("{lost, plural, =1 {A wire fell away} other {# wires fell away}}", { lost }), {
          description: t("Wires do not cross the edge of a container."),
          action: { label: t("Undo"), onClick: store.undo },
        });
      }
      return settled;
    },
    [store, catalogue],
  );
}
