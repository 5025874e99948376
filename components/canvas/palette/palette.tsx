"use client";

import { useReactFlow } from "@xyflow/react";
import { Command } from "cmdk";
import { PanelLeftClose, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useCanvas, useCanvasContext, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { type Offer, offered, offerKey } from "@/components/canvas/catalogue";
import { useOutline } from "@/components/canvas/outline/outline-store";
import { searchFieldId } from "@/components/canvas/commands/search-palette";
import { placeSpec } from "@/components/canvas/place-spec";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { revealNode } from "@/components/canvas/reveal-node";
import { middleOfView } from "@/components/canvas/view-middle";
import { IconButton } from "@/components/ui/icon-button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { groupNodes, searchNodes } from "./search-nodes";
import { SpecItem } from "./spec-item";

/** The list of nodes at the left: click, drag or Enter puts one on the canvas. */
export function Palette() {
  const open = useCanvas((state) => state.paletteOpen);
  const readOnly = useReadOnly();
  const outlined = useOutline((state) => state.open);
  // Its button would lie over the outline, which stands in its place.
  if (readOnly || (outlined && !open)) return null;
  return open ? <OpenPalette /> : <ClosedPalette />;
}

function ClosedPalette() {
  const store = useCanvasStore();
  return (
    <IconButton
      label={t("Add a node")}
      shortcut="N"
      variant="primary"
      tooltipSide="right"
      className="absolute top-3 left-3 z-10 size-10 rounded-full shadow-float"
      onClick={() =>
        store.setState(
          window.matchMedia("(min-width: 48rem)").matches ? { paletteOpen: true } : { overlay: { kind: "quick-add" } },
        )
      }
    >
      <Plus className="size-5" />
    </IconButton>
  );
}

function OpenPalette() {
  const store = useCanvasStore();
  const choose = useChoose();
  const groups = useGroups();
  const [search, setSearch] = useState("");
  const found = useMemo(() => groups(search), [groups, search]);
  return (
    <aside
      aria-label={t("Nodes")}
      className="absolute inset-y-0 left-0 z-20 flex w-60 flex-col border-r bg-background md:static md:z-auto"
    >
      <Command shouldFilter={false} loop label={t("Nodes")} className="group/specs flex min-h-0 flex-1 flex-col">
        <div className="flex items-center gap-1 p-2">
          <Command.Input
            id={searchFieldId}
            value={search}
            onValueChange={setSearch}
            placeholder={t("Search nodes")}
            className="h-8 min-w-0 flex-1 rounded-md border border-input bg-card px-2.5 text-base outline-none focus-visible:border-ring focus-visible:ring-2 focus-visible:ring-ring/30 pointer-coarse:text-lg"
          />
          <IconButton label={t("Hide the node list")} onClick={() => store.setState({ paletteOpen: false })}>
            <PanelLeftClose />
          </IconButton>
        </div>
        <Command.List aria-label={t("Nodes to add")} className="min-h-0 flex-1 scroll-py-8 overflow-y-auto px-2 pb-3">
          {found.length === 0 && (
            <p className="px-2 py-6 text-sm text-muted-foreground">
              {rich("No node matches “{search}”. Try a shorter word.", { search })}
            </p>
          )}
          {found.map(({ category, specs }) => (
            <Command.Group
              key={category}
              heading={t(category)}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted-foreground"
            >
              {specs.map((spec) => (
                <SpecItem key={offerKey(spec)} spec={spec} onChoose={choose} draggable />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </aside>
  );
}

function useGroups() {
  const { catalogue, store } = useCanvasContext();
  return useMemo(() => {
    const specs = offered(catalogue, store.getState().head.kind);
    return (search: string) =>
      search.trim() === "" ? groupNodes(searchNodes(specs, "")) : best(searchNodes(specs, search));
  }, [catalogue, store]);
}

/** A search shows its best finds in order of rank, not torn apart by category. */
const best = (specs: Offer[]) =>
  specs.length === 0
    ? []
    : [{ category: t("{count, plural, one {# node} other {# nodes}}", { count: specs.length }), specs }];

function useChoose() {
  const context = useCanvasContext();
  const view = useReactFlow<CardNode, WireEdge>();
  return (spec: Offer) => {
    const id = placeSpec(context, spec, { near: middleOfView(view.screenToFlowPosition) });
    if (id) revealNode(view, id);
  };
}
