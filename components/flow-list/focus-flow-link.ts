/** Puts the focus on a flow's name in the list. */
export function focusFlowLink(list: HTMLElement, flowId: string): void {
  list.querySelector<HTMLElement>(`[data-flow="${flowId}"] [data-flow-link]`)?.focus();
}
