import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useReadOnly } from "@/components/canvas/canvas-context";
import type { CanvasStore } from "@/components/canvas/canvas-store";
import type { OutlineItem } from "./reading-order";

interface TreeKeys {
  items: readonly OutlineItem[];
  store: CanvasStore;
  onOpen: (id: string) => void;
}

/**
 * The keys of a tree: up and down, home and end, out of a container and into it, Enter opens, F2 renames. The selection
 * follows the focus, so that every key of the canvas acts on the row.
 */
export function useTreeKeys(ref: RefObject<HTMLDivElement | null>, { items, store, onOpen }: TreeKeys) {
  const [chosen, setChosen] = useState<string>();
  const [renaming, setRenaming] = useState<string>();
  const readOnly = useReadOnly();
  const index = Math.max(
    0,
    items.findIndex(({ node }) => node.id === chosen),
  );
  const active = items[index]?.node.id;
  useKeptFocus(ref, items, active, chosen);
  const focusRow = (item: OutlineItem | undefined) => {
    if (item) ref.current?.querySelector<HTMLElement>(rowSelector(item.node.id))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.role !== "treeitem") return;
    const to = target(event.key, items, index);
    if (to) focusRow(to);
    else if (event.key === "Enter" && active !== undefined) onOpen(active);
    else if (event.key === "F2" && !readOnly) setRenaming(active);
    else return;
    event.preventDefault();
  };
  return {
    ...{ active, renaming, onKeyDown },
    focused: (id: string) => {
      setChosen(id);
      const { selection } = store.getState();
      if (selection.nodes.size !== 1 || !selection.nodes.has(id)) store.select([id]);
    },
    rename: (id: string | undefined) => {
      setRenaming(id);
      if (id === undefined) requestAnimationFrame(() => focusRow(items[index]));
    },
  };
}

export const rowSelector = (id: string): string => `[role=treeitem][data-id="${CSS.escape(id)}"]`;

function target(key: string, items: readonly OutlineItem[], index: number): OutlineItem | undefined {
  const here = items[index];
  switch (key) {
    case "ArrowDown":
      return items[index + 1];
    case "ArrowUp":
      return items[index - 1];
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    case "ArrowLeft":
      return items.slice(0, index).findLast(({ level }) => level < (here?.level ?? 0));
    case "ArrowRight":
      return items[index + 1]?.node.parentId === here?.node.id ? items[index + 1] : undefined;
    default:
      return undefined;
  }
}

/** When the row with the focus is deleted, the one that takes its place gets it. */
function useKeptFocus(
  tree: RefObject<HTMLDivElement | null>,
  items: readonly OutlineItem[],
  active: string | undefined,
  chosen: string | undefined,
): void {
  const place = useRef(0);
  useEffect(() => {
    const at = items.findIndex(({ node }) => node.id === chosen);
    if (at >= 0) {
      place.current = at;
      return;
    }
    if (chosen === undefined || document.activeElement !== document.body) return;
    const next = items[Math.min(place.current, items.length - 1)] ?? items.find(({ node }) => node.id === active);
    if (next) tree.current?.querySelector<HTMLElement>(rowSelector(next.node.id))?.focus();
  }, [tree, items, active, chosen]);
}
