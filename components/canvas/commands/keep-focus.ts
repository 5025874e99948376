import type { CanvasStore } from "@/components/canvas/canvas-store";

/** For a menu that closes: a field or a dialog that its command opened keeps the focus. */
export const keepFocus =
  (store: CanvasStore) =>
  (event: Event): void => {
    const { naming, renaming, overlay } = store.getState();
    if (naming !== undefined || renaming || overlay !== undefined) event.preventDefault();
  };
