"use client";

import { useState } from "react";
import { useCanvas, useCanvasContext, useReadOnly } from "@/components/canvas/canvas-context";
import { useWide } from "@/components/canvas/panel/use-wide";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { rememberOffer, wasOffered } from "./tour-memory";
import { useTour } from "./tour-store";

/** Offers to show around, once for each person, on a canvas with nothing on it yet. */
export function TourOffer() {
  const { userId } = useCanvasContext();
  const bare = useCanvas((state) => state.document.nodes.length <= 1 && state.panel === undefined);
  const wide = useWide();
  const readOnly = useReadOnly();
  const touring = useTour((state) => state.at !== undefined);
  const [open, setOpen] = useState(() => !wasOffered(window.localStorage, userId));
  if (!open || !bare || !wide || readOnly || touring) return null;
  const answer = (start: boolean) => {
    rememberOffer(window.localStorage, userId);
    setOpen(false);
    if (start) useTour.getState().start();
  };
  return (
    <section
      aria-label={t("Tour")}
      className="absolute right-3 bottom-3 z-10 flex items-center gap-2 rounded-md border bg-card py-1.5 pr-1.5 pl-3"
    >
      <p className="text-sm">{t("New here? A minute shows you around.")}</p>
      <Button size="sm" variant="ghost" onClick={() => answer(false)}>
        {t("No, thanks")}
      </Button>
      <Button size="sm" onClick={() => answer(true)}>
        {t("Show me around")}
      </Button>
    </section>
  );
}
