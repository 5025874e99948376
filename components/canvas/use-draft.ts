"use client";

import { useEffect } from "react";
import { useCanvasContext } from "./canvas-context";
import { draftKey, keepDraft } from "./draft";

/** Milliseconds without an edit before the draft is written. */
const draftDelay = 500;

/** Keeps what is not stored yet in this browser. */
export function useDraft(): void {
  const { store, catalogue, userId, tab } = useCanvasContext();
  useEffect(() => {
    const keeper = keepDraft(store, {
      storage: window.localStorage,
      key: draftKey(userId, store.getState().head.id, tab),
      specOf: (name) => catalogue.specs.get(name),
      now: Date.now,
      delay: draftDelay,
    });
    // What was taken over from a window that is gone is this one's own now.
    keeper.flush();
    window.addEventListener("pagehide", keeper.flush);
    return () => {
      window.removeEventListener("pagehide", keeper.flush);
      keeper.stop();
    };
  }, [store, catalogue, userId, tab]);
}
