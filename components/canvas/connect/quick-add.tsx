"use client";

import { useReactFlow } from "@xyflow/react";
import { Command } from "cmdk";
import { useMemo, useState } from "react";
import { useCanvas, useCanvasContext, useCanvasStore } from "@/components/canvas/canvas-context";
import type { Overlay } from "@/components/canvas/canvas-state";
import { type Offer, offered, offerKey } from "@/components/canvas/catalogue";
import { searchNodes } from "@/components/canvas/palette/search-nodes";
import { SpecItem } from "@/components/canvas/palette/spec-item";
import { placeSpec } from "@/components/canvas/place-spec";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { revealNode } from "@/components/canvas/reveal-node";
import { middleOfView } from "@/components/canvas/view-middle";
import { fittingHandle } from "@/components/canvas/wiring";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";

type QuickAddRequest = Extract<Overlay, { kind: "quick-add" }>;

/** Choose a node where the pointer is; for a wire that was dropped, only from what fits. */
export function QuickAdd() {
  const overlay = useCanvas((state) => state.overlay);
  const store = useCanvasStore();
  if (overlay?.kind !== "quick-add") return null;
  const screen = overlay.screen ?? { x: window.innerWidth / 2 - 150, y: window.innerHeight / 4 };
  return (
    <Popover open onOpenChange={(open) => !open && store.setState({ overlay: undefined })}>
      <PopoverAnchor asChild>
        <span aria-hidden className="pointer-events-none fixed size-px" style={{ left: screen.x, top: screen.y }} />
      </PopoverAnchor>
      <PopoverContent aria-label="Add a node" className="w-75 p-0" onCloseAutoFocus={(event) => event.preventDefault()}>
        <QuickAddList request={overlay} />
      </PopoverContent>
    </Popover>
  );
}

function QuickAddList({ request }: { request: QuickAddRequest }) {
  const context = useCanvasContext();
  const { store, catalogue } = context;
  const view = useReactFlow<CardNode, WireEdge>();
  const [search, setSearch] = useState("");
  const { from, at } = request;
  const candidates = useMemo(() => {
    const { document, head } = store.getState();
    const all = offered(catalogue, head.kind);
    return from ? all.filter((spec) => fittingHandle(document, catalogue.specs, from, spec) !== undefined) : all;
  }, [store, catalogue, from]);
  const found = searchNodes(candidates, search);
  const choose = (spec: Offer) => {
    store.setState({ overlay: undefined });
    const id = placeSpec(context, spec, { at, from, near: middleOfView(view.screenToFlowPosition) });
    if (id) revealNode(view, id);
  };
  return (
    <Command shouldFilter={false} loop label="Add a node" className="group/specs flex max-h-90 flex-col">
      <Command.Input
        autoFocus
        value={search}
        onValueChange={setSearch}
        placeholder={from ? "Add a node that fits" : "Add a node"}
        className="h-10 w-full shrink-0 border-b bg-transparent px-3 text-base outline-none pointer-coarse:text-lg"
      />
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-1">
        {found.length === 0 && (
          <p className="px-2 py-4 text-sm text-muted-foreground">{nothing(candidates.length, search)}</p>
        )}
        {found.map((spec) => (
          <SpecItem key={offerKey(spec)} spec={spec} onChoose={choose} wordy />
        ))}
      </Command.List>
    </Command>
  );
}

const nothing = (candidates: number, search: string): string =>
  candidates === 0 ? "No node on this server fits this wire." : `No node matches “${search}”. Try a shorter word.`;
