"use client";

import { useRef } from "react";

/**
 * For a menu item that moves the focus somewhere else (a field that appears, say): while a menu is open it holds the
 * focus, so what takes it must wait until the menu is gone. Spread `menuProps` on the menu's content and call
 * `afterClose` from the item.
 */
export function useAfterClose() {
  const waiting = useRef<(() => void) | null>(null);
  return {
    afterClose: (run: () => void) => {
      waiting.current = run;
    },
    menuProps: {
      onCloseAutoFocus: (event: Event) => {
        if (!waiting.current) return;
        event.preventDefault();
        waiting.current();
        waiting.current = null;
      },
    },
  };
}
