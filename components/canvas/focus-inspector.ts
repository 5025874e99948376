/** Marks the node's settings, for the way in from its card and back. */
export const inspectorSlot = "inspector";

const focusable =
  "input:not([disabled], [type=search]), textarea, select, button:not([disabled], [data-slot=icon-button]), [contenteditable='true'], [tabindex='0']";

/** Gives the keyboard to the first setting of the selected node, once it has been drawn. */
export function focusInspector(): void {
  let tries = 0;
  const look = () => {
    const panel = document.querySelector(
      `[data-slot=${inspectorSlot}] [role=tabpanel]:not([hidden]), form[data-slot=${inspectorSlot}]`,
    );
    const first = panel?.querySelector<HTMLElement>(focusable);
    tries += 1;
    if (first) first.focus();
    else if (tries < 20) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export const isInInspector = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`[data-slot=${inspectorSlot}]`) !== null;
