"use client";

import { useEffect, useState } from "react";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import { changeInWords, type Seen } from "./change-in-words";

/** Milliseconds in which several changes are said as one, so that nobody is talked over. */
const gather = 250;

/** Says to those who do not see the canvas what became of what they did. Saving is said by its badge. */
export function LiveRegion() {
  const { store } = useCanvasContext();
  const [said, setSaid] = useState("");
  useEffect(() => {
    // What is wrong with the flow is said when it opens.
    let before: Seen = { ...store.getState(), problems: [] };
    const tell = () => {
      const now = store.getState();
      const words = changeInWords(before, now);
      before = now;
      // The same words twice are said twice only when the text differs.
      if (words) setSaid((last) => (last === words ? `${words}\u00A0` : words));
    };
    let timer = setTimeout(tell, gather);
    const unsubscribe = store.subscribe((state) => {
      if (state.document === before.document && state.problems === before.problems) return;
      clearTimeout(timer);
      timer = setTimeout(tell, gather);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store]);
  return (
    <p aria-live="polite" className="sr-only" data-slot="announcements">
      {said}
    </p>
  );
}
