/** Whether keys pressed at this element are text, and therefore no shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [role=textbox]") !== null
  );
}

/** Whether a dialog, a sheet or a menu lies over the page and takes the keys. */
export const isLayerOpen = (): boolean =>
  document.querySelector(
    "[role=dialog][data-state=open], [role=menu][data-state=open], [role=listbox][data-state=open]",
  ) !== null;
