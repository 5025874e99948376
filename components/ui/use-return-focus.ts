"use client";

import { useRef } from "react";

interface FocusEvents {
  onOpenAutoFocus?: (event: Event) => void;
  onCloseAutoFocus?: (event: Event) => void;
}

/**
 * Gives the focus back to what had it when a dialog opened. Radix does so only for a dialog with a trigger of its own;
 * most here are opened by a row, a menu or a shortcut. What the caller passes comes first.
 */
export function useReturnFocus({ onOpenAutoFocus, onCloseAutoFocus }: FocusEvents): Required<FocusEvents> {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event) => {
      const { activeElement } = document;
      const inside = event.currentTarget instanceof Node && event.currentTarget.contains(activeElement);
      // React mounts twice while developing; by the second time the dialog has the focus.
      if (!inside) opener.current = activeElement;
      onOpenAutoFocus?.(event);
    },
    onCloseAutoFocus: (event) => {
      onCloseAutoFocus?.(event);
      const target = opener.current;
      if (event.defaultPrevented || !(target instanceof HTMLElement) || !target.isConnected || target === document.body)
        return;
      event.preventDefault();
      target.focus();
    },
  };
}
