"use client";

import { useReactFlow } from "@xyflow/react";
import { Command } from "cmdk";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import {
  type CanvasContextValue,
  useCanvas,
  useCanvasContext,
  useCanvasStore,
} from "@/components/canvas/canvas-context";
import type { Overlay } from "@/components/canvas/canvas-state";
import { type Offer, offered, offerKey } from "@/components/canvas/catalogue";
import { fitsOnWire } from "@/components/canvas/insert-on-wire";
import { searchNodes } from "@/components/canvas/palette/search-nodes";
import { SpecItem } from "@/components/canvas/palette/spec-item";
import { placeSpec } from "@/components/canvas/place-spec";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { replaceNode } from "@/components/canvas/replace-node";
import { revealNode } from "@/components/canvas/reveal-node";
import { middleOfView } from "@/components/canvas/view-middle";
import { fittingHandle } from "@/components/canvas/wiring";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { t } from "@/components/words/t";

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
      <PopoverContent
        aria-label={overlay.replaces === undefined ? t("Add a node") : t("Replace the node")}
        className="w-75 p-0"
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <QuickAddList request={overlay} />
      </PopoverContent>
    </Popover>
  );
}

function QuickAddList({ request }: { request: QuickAddRequest }) {
  const context = useCanvasContext();
  const { store } = context;
  const view = useReactFlow<CardNode, WireEdge>();
  const [search, setSearch] = useState("");
  const candidates = useMemo(() => candidatesFor(context, request), [context, request]);
  // What one mostly swaps comes first; a search ranks by its words.
  const asOffered = request.replaces !== undefined && search.trim() === "";
  const found = asOffered ? candidates : searchNodes(candidates, search);
  const choose = (spec: Offer) => {
    store.setState({ overlay: undefined });
    const { at, from, edge, replaces } = request;
    const near = middleOfView(view.screenToFlowPosition);
    const id =
      replaces === undefined ? placeSpec(context, spec, { at, from, edge, near }) : putInPlace(context, spec, replaces);
    if (id) revealNode(view, id);
  };
  return (
    <Command shouldFilter={false} loop label={t("Add a node")} className="group/specs flex max-h-90 flex-col">
      <Command.Input
        autoFocus
        value={search}
        onValueChange={setSearch}
        placeholder={placeholderOf(request)}
        className="h-10 w-full shrink-0 border-b bg-transparent px-3 text-base outline-none pointer-coarse:text-lg"
      />
      <Command.List label={t("Suggestions")} className="min-h-0 flex-1 overflow-y-auto p-1">
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

/** What can be chosen: all nodes of this kind of flow, or those that fit where the node goes. */
function candidatesFor({ store, catalogue }: CanvasContextValue, { from, edge, replaces }: QuickAddRequest): Offer[] {
  const { document, head } = store.getState();
  const all = offered(catalogue, head.kind);
  const wire = document.edges.find(({ id }) => id === edge);
  if (wire) return all.filter((spec) => fitsOnWire(document, catalogue.specs, wire, spec));
  if (from) return all.filter((spec) => fittingHandle(document, catalogue.specs, from, spec) !== undefined);
  const old = document.nodes.find(({ id }) => id === replaces);
  if (!old) return all;
  // The same kind of thing first: that is what one mostly swaps.
  const category = catalogue.specs.get(old.name)?.category;
  const others = all.filter((spec) => !spec.note && (spec.name !== old.name || spec.preset));
  return others.toSorted((a, b) => Number(b.category === category) - Number(a.category === category));
}

/** Puts the chosen node in the old one's place, and says when that cost wires. */
function putInPlace({ store, catalogue }: CanvasContextValue, spec: Offer, oldId: string): string | undefined {
  const { document } = store.getState();
  const replaced = replaceNode(document, catalogue.specs, oldId, spec);
  if (!replaced) return undefined;
  store.edit(replaced.document);
  store.select([replaced.id]);
  if (replaced.lost > 0)
    toast(t("{lost, plural, =1 {A wire fell away} other {# wires fell away}}", { lost: replaced.lost }), {
      description: t("{lost, plural, one {“{label}” has no place for it.} other {“{label}” has no place for them.}}", {
        lost: replaced.lost,
        label: spec.label,
      }),
      action: { label: t("Undo"), onClick: store.undo },
    });
  return replaced.id;
}

function placeholderOf({ from, edge, replaces }: QuickAddRequest): string {
  if (replaces !== undefined) return t("Replace with");
  return from || edge !== undefined ? t("Add a node that fits") : t("Add a node");
}

const nothing = (candidates: number, search: string): string =>
  candidates === 0
    ? t("No node on this server fits this wire.")
    : t("No node matches “{search}”. Try a shorter word.", { search });
