import { create } from "zustand";

interface Outline {
  open: boolean;
  show: (open: boolean) => void;
}

/** Whether the list of the flow's nodes stands beside the canvas. */
export const useOutline = create<Outline>((set) => ({ open: false, show: (open) => set({ open }) }));

export const outlineTreeId = "outline-tree";

/** Gives the keyboard to the outline once it has been drawn. */
export function focusOutline(): void {
  let tries = 0;
  const look = () => {
    const row = document.querySelector<HTMLElement>(`#${outlineTreeId} [role=treeitem][tabindex="0"]`);
    tries += 1;
    if (row) row.focus();
    else if (tries < 20) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
