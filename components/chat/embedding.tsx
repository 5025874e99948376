"use client";

import { ChevronDown } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";

interface EmbeddingProps {
  onReset: () => void;
  onFocus: () => void;
}

/**
 * The chat's tie to the site whose frame it is in, as `public/embed.js` makes it: the site may ask for a new session
 * and for the focus, which is harmless whoever it is; where it has a bubble the chat can be hidden from here too.
 */
export function Embedding({ onReset, onFocus }: EmbeddingProps) {
  const kind = useSearchParams().get("embed");
  const bubble = kind === "bubble";
  const obey = useEffectEvent((message: unknown) => {
    if (message === "reset") onReset();
    if (message === "focus") onFocus();
  });
  useEffect(() => {
    if (kind === null || window.parent === window) return;
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      if (source === window.parent && typeof data === "object" && data !== null && "weft" in data) obey(data.weft);
    };
    const hideOnEscape = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (bubble && key === "Escape" && !defaultPrevented) askToHide();
    };
    window.addEventListener("message", listen);
    window.addEventListener("keydown", hideOnEscape);
    return () => {
      window.removeEventListener("message", listen);
      window.removeEventListener("keydown", hideOnEscape);
    };
  }, [kind, bubble]);
  if (!bubble) return null;
  return (
    <IconButton label={t("Hide the chat")} size="sm" onClick={askToHide}>
      <ChevronDown />
    </IconButton>
  );
}

// Says nothing but "close", so that any site may hear it.
const askToHide = (): void => window.parent.postMessage({ weft: "close" }, "*");
