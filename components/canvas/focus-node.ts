/** Gives the keyboard to a node's card, once it has been drawn. */
export function focusNode(id: string): void {
  let tries = 0;
  const look = () => {
    const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    tries += 1;
    if (card && getComputedStyle(card).visibility !== "hidden") card.focus({ preventScroll: true });
    else if (tries < 20) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
