import type { MouseEvent } from "react";

/**
 * Makes a whole row open what its name opens. Presses on controls, and the end of selecting text, are left alone.
 * `open` is told whether a new tab was asked for.
 */
export const onRowClick = (open: (newTab: boolean) => void) => (event: MouseEvent<HTMLElement>) => {
  const target = event.target;
  if (!(target instanceof Element) || !event.currentTarget.contains(target)) return;
  if (target.closest("a, button, input, label, select, textarea, [role=menuitem]")) return;
  if (window.getSelection()?.toString()) return;
  open(event.metaKey || event.ctrlKey);
};
