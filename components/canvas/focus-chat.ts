/** Gives the keyboard to the chat's field, once the panel has been drawn. */
export function focusChat(): void {
  let tries = 0;
  const look = () => {
    const field = document.querySelector<HTMLElement>("[data-slot=chat-panel] textarea");
    tries += 1;
    if (field) field.focus();
    else if (tries < 30) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
