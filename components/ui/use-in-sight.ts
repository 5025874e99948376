"use client";

import { type RefObject, useEffect, useRef } from "react";

/** For a line of links or tabs that is longer than a narrow window: the one that is chosen is scrolled into sight. */
export function useInSight<Line extends HTMLElement>(selector: string): RefObject<Line | null> {
  const line = useRef<Line>(null);
  const last = useRef<Element>(null);
  useEffect(() => {
    const chosen = line.current?.querySelector(selector);
    if (!line.current || !chosen || chosen === last.current) return;
    last.current = chosen;
    const [whole, part] = [line.current.getBoundingClientRect(), chosen.getBoundingClientRect()];
    if (part.left < whole.left || part.right > whole.right) line.current.scrollLeft += part.left - whole.left - 16;
  });
  return line;
}
