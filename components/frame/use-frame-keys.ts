"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useFrame } from "./frame-store";
import { isLayerOpen, isTyping } from "./is-typing";
import { allDestinations } from "./navigation";

/** How long after G the second key may come, in milliseconds. */
const pairWindow = 1200;

/** The keys that work on every page: ⌘K, ?, and G followed by a letter. */
export function useFrameKeys(): void {
  const router = useRouter();
  const pressedG = useRef(0);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = event.key.toLowerCase();
      const { layer, open, close } = useFrame.getState();
      if ((event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey && key === "k") {
        event.preventDefault();
        if (layer === "palette") close();
        else open("palette");
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || isLayerOpen()) return;
      if (event.key === "?") {
        event.preventDefault();
        open("shortcuts");
        return;
      }
      const destination = allDestinations.find((candidate) => candidate.key === key);
      if (destination && event.timeStamp - pressedG.current < pairWindow) {
        event.preventDefault();
        pressedG.current = 0;
        router.push(destination.href);
        return;
      }
      pressedG.current = key === "g" ? event.timeStamp : 0;
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [router]);
}
