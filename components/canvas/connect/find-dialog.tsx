"use client";

import { useReactFlow } from "@xyflow/react";
import { Command } from "cmdk";
import { t } from "@/components/words/t";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import { useCanvas, useCanvasContext, useCanvasStore } from "@/components/canvas/canvas-context";
import { goToNode } from "@/components/canvas/go-to-node";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { NodeIcon } from "@/components/ui/node-icon";

/** Go to a node of this flow by its name. */
export function FindDialog() {
  const open = useCanvas((state) => state.overlay?.kind === "find");
  const store = useCanvasStore();
  const close = () => store.setState({ overlay: undefined });
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()}>
      <DialogContent title={t("Find a node")} size="sm" onCloseAutoFocus={(event) => event.preventDefault()}>
        <FindList onDone={close} />
      </DialogContent>
    </Dialog>
  );
}

function FindList({ onDone }: { onDone: () => void }) {
  const { store, catalogue } = useCanvasContext();
  const view = useReactFlow<CardNode, WireEdge>();
  const { nodes, edges } = store.getState().document;
  const go = (id: string) => {
    onDone();
    goToNode(store, view, id);
  };
  return (
    <Command loop label={t("Find a node")} className="flex min-h-0 flex-col pb-2">
      <Command.Input
        autoFocus
        placeholder={t("Name or type of the node")}
        className="h-11 border-y bg-transparent px-5 text-base outline-none"
      />
      <Command.List label={t("Suggestions")} className="max-h-80 min-h-0 overflow-y-auto p-2">
        <Command.Empty className="px-3 py-3 text-sm text-muted-foreground">{t("No node has this name.")}</Command.Empty>
        {nodes.map((node) => {
          const spec = specOf(node, catalogue.specs, edges);
          return (
            <Command.Item
              key={node.id}
              value={node.id}
              keywords={[node.label, spec.label]}
              onSelect={() => go(node.id)}
              className="flex cursor-pointer items-center gap-2.5 rounded-sm px-3 py-1.5 data-[selected=true]:bg-hover"
            >
              <NodeIcon icon={spec.icon} category={spec.category} size="sm" />
              <span className="min-w-0 flex-1 truncate">{node.label}</span>
              <span className="text-sm text-muted-foreground">{spec.label}</span>
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}
