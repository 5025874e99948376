"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { placeBesideTarget, type TourPlace } from "./place-beside-target";
import { tourStops } from "./tour-stops";
import { useTour } from "./tour-store";

/** Shows around, one thing after the other. It blocks nothing: the canvas can be used meanwhile. */
export function Tour() {
  const { at, go, end } = useTour();
  const stop = at === undefined ? undefined : tourStops[at];
  useEffect(() => end, [end]);
  if (at === undefined || !stop) return null;
  const last = at === tourStops.length - 1;
  return (
    <StopCard key={at} at={at}>
      <h2 className="font-semibold">{t(stop.title)}</h2>
      <p className="mt-1 text-pretty text-muted-foreground">{t(stop.text)}</p>
      <div className="mt-3 flex items-center gap-2">
        <span className="flex-1 text-sm text-muted-foreground tabular-nums">
          {at + 1} {rich("of {count}", { count: tourStops.length })}
        </span>
        {!last && (
          <Button variant="ghost" size="sm" onClick={end}>
            {t("Skip")}
          </Button>
        )}
        {at > 0 && (
          <Button size="sm" onClick={() => go(at - 1)}>
            {t("Back")}
          </Button>
        )}
        <Button size="sm" variant="primary" onClick={() => (last ? end() : go(at + 1))}>
          {last ? t("Done") : t("Next")}
        </Button>
      </div>
    </StopCard>
  );
}

function StopCard({ at, children }: { at: number; children: React.ReactNode }) {
  const end = useTour((state) => state.end);
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<TourPlace>();
  useEffect(() => {
    const look = () => {
      const target = tourStops[at]
        ?.target()
        .map((each) => document.querySelector(each))
        .find((each) => each !== null);
      setPlace(placeBesideTarget(target?.getBoundingClientRect(), window));
    };
    look();
    card.current?.focus();
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, [at]);
  return (
    <>
      {place?.ring && (
        <div
          aria-hidden
          style={place.ring}
          className="pointer-events-none fixed z-40 rounded-lg ring-2 ring-ring ring-offset-2 ring-offset-background"
        />
      )}
      <div
        ref={card}
        role="dialog"
        aria-label={t("Tour")}
        tabIndex={-1}
        style={place?.card}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          end();
        }}
        className="fixed z-50 w-80 max-w-[calc(100vw-1.5rem)] rounded-lg border bg-popover p-4 text-popover-foreground shadow-float outline-none"
      >
        {children}
      </div>
    </>
  );
}
