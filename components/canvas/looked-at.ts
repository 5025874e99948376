import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { CanvasContextValue } from "./canvas-context";
import { createCanvasStore } from "./canvas-store";
import { indexCatalogue } from "./catalogue";

/** A canvas that is only looked at: nothing of it is ever stored. */
export function lookedAt(
  document: FlowDocument,
  kind: FlowKind,
  listed: Parameters<typeof indexCatalogue>[0],
): CanvasContextValue {
  const refuse = () => Promise.reject(new Error(t("What is only looked at cannot be changed.")));
  return {
    store: createCanvasStore({
      head: { id: "", name: "", kind, isPublic: false, keyIds: null },
      base: { number: null, document },
      ...{ published: null, readOnly: true, paletteOpen: false },
    }),
    catalogue: indexCatalogue(listed),
    storage: { save: refuse, load: refuse, version: refuse, explain: () => ({ kind: "failed", message: "" }) },
    ...{ userId: "", tab: "" },
    keepFile: refuse,
  };
}
