/** Moves the focus to the first field that is wrong, once the form has been drawn with its errors. */
export function focusInvalid(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
