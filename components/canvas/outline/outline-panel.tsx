"use client";

import { useReactFlow } from "@xyflow/react";
import { PanelLeftClose } from "lucide-react";
import { useMemo, useRef } from "react";
import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { focusInspector } from "@/components/canvas/focus-inspector";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import { OutlineRow } from "./outline-row";
import { outlineTreeId, useOutline } from "./outline-store";
import { readingOrder } from "./reading-order";
import { useTreeKeys } from "./use-tree-keys";

/** The flow as a list in reading order: the same as the canvas for those who do not see it or have no room for it. */
export function OutlinePanel() {
  const { open, show } = useOutline();
  if (!open) return null;
  return (
    <aside
      aria-label={t("Outline")}
      className="absolute inset-0 z-20 flex flex-col border-r bg-background sm:static sm:z-auto sm:w-76 sm:shrink-0"
    >
      <header className="flex items-center gap-2 py-2 pr-2 pl-4">
        <h2 className="flex-1 font-semibold">{t("Outline")}</h2>
        <IconButton label={t("Hide the outline")} onClick={() => show(false)}>
          <PanelLeftClose />
        </IconButton>
      </header>
      <OutlineTree />
    </aside>
  );
}

function OutlineTree() {
  const { store } = useCanvasContext();
  const document = useCanvas((state) => state.document);
  const items = useMemo(() => readingOrder(document), [document]);
  const view = useReactFlow<CardNode, WireEdge>();
  const open = (id: string) => {
    store.select([id]);
    store.setState({ panel: "inspector" });
    void view.fitView({ nodes: [{ id }], maxZoom: Math.max(0.6, Math.min(1, view.getZoom())), padding: 0.6 });
  };
  const ref = useRef<HTMLDivElement>(null);
  const tree = useTreeKeys(ref, {
    items,
    store,
    onOpen: (id) => {
      open(id);
      focusInspector();
    },
  });
  if (items.length === 0)
    return (
      <p className="px-4 text-sm text-muted-foreground">{t("Nothing is on the canvas yet. N adds the first node.")}</p>
    );
  return (
    <div
      id={outlineTreeId}
      ref={ref}
      role="tree"
      aria-label={t("Nodes of this flow")}
      aria-multiselectable
      tabIndex={-1}
      className="min-h-0 flex-1 overflow-y-auto px-2 pt-1 pb-4"
    >
      {items.map((item) => (
        <OutlineRow
          key={item.node.id}
          item={item}
          active={tree.active === item.node.id}
          renaming={tree.renaming === item.node.id}
          onFocus={() => tree.focused(item.node.id)}
          onOpen={() => open(item.node.id)}
          onRename={tree.rename}
          onKeyDown={tree.onKeyDown}
        />
      ))}
    </div>
  );
}
