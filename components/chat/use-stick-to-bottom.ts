"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

interface StickToBottom {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** The reader scrolled up and away from what is newest. */
  away: boolean;
  onScroll: () => void;
  /** Goes to the end and stays there while it grows. */
  toBottom: () => void;
}

/**
 * Follows growing content as long as its end is in view, and leaves a reader who scrolled up in peace. A change of
 * `newest` brings everybody to the end.
 */
export function useStickToBottom(newest: unknown): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const lastTop = useRef(0);
  const [away, setAway] = useState(false);

  const toBottom = useCallback(() => {
    stuck.current = true;
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, []);

  useLayoutEffect(toBottom, [toBottom, newest]);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (stuck.current) toBottom();
    });
    if (scroller.current) observer.observe(scroller.current);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, [toBottom]);

  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    // One small step up is enough to be let go; coming near the end again is enough to be taken along.
    stuck.current = box.scrollTop < lastTop.current ? below < 1 : below < 40;
    lastTop.current = box.scrollTop;
    setAway(!stuck.current);
  }, []);

  return { scroller, content, away, onScroll, toBottom };
}
