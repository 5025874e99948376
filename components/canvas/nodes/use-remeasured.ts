import { useStoreApi, useUpdateNodeInternals } from "@xyflow/react";
import { useEffect, useRef } from "react";

/** Cards whose dots changed in this frame, for each drawing on the page. */
const waiting = new WeakMap<object, Set<string>>();

/**
 * The canvas library looks at a card's dots when the card appears, and later only when told that they changed. Told of
 * one card it looks at every other too, so all cards of a frame are told of at once.
 */
export function useRemeasured(id: string, ends: string): void {
  const update = useUpdateNodeInternals();
  const drawing = useStoreApi();
  const known = useRef(ends);
  useEffect(() => {
    if (known.current === ends) return;
    known.current = ends;
    const asked = waiting.get(drawing);
    if (asked) {
      asked.add(id);
      return;
    }
    const fresh = new Set([id]);
    waiting.set(drawing, fresh);
    requestAnimationFrame(() => {
      waiting.delete(drawing);
      update([...fresh]);
    });
  }, [update, drawing, id, ends]);
}
