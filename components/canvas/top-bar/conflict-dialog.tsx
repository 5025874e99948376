"use client";

import { useState } from "react";
import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { disputedPlaces } from "@/components/canvas/remote-actions";
import { saveFlow } from "@/components/canvas/save-flow";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import type { MergeConflict, Side } from "@/domain/flow/merge-documents";
import { ConflictChoice } from "./conflict-choice";

/** Somebody else changed the same places: nothing is overwritten without being asked. */
export function ConflictDialog() {
  const { store } = useCanvasContext();
  const open = useCanvas((state) => state.dispute !== undefined && !state.putOff);
  return (
    <Dialog open={open} onOpenChange={(next) => !next && store.setState({ putOff: true })}>
      {open && <Choices />}
    </Dialog>
  );
}

function Choices() {
  const { store, storage } = useCanvasContext();
  const document = useCanvas((state) => state.document);
  const dispute = useCanvas((state) => state.dispute);
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  // They depend on nothing else of the state.
  const places = document && dispute ? disputedPlaces(store.getState()) : [];
  const open = places.filter(({ id }) => !choices.has(id)).length;
  const who = dispute?.author ?? undefined;
  const choose = (chosen: readonly MergeConflict[], side: Side) =>
    setChoices(new Map([...choices, ...chosen.map(({ id }) => [id, side] as const)]));
  const settle = () => {
    store.settle(choices);
    void saveFlow(store, storage, { kind: "autosaved" });
  };
  return (
    <DialogContent
      title={t("Choose what stays")}
      description={t(
        "{count, plural, =1 {{who} saved this flow while you were changing it. All else is joined already; one place was changed by both. Both stay in the history.} other {{who} saved this flow while you were changing it. All else is joined already; # places were changed by both. Both stay in the history.}}",
        { count: places.length, who: who ?? t("Somebody") },
      )}
      size="lg"
    >
      <DialogBody>
        {places.length > 1 && (
          <div className="mb-3 flex gap-2">
            <Button size="sm" onClick={() => choose(places, "mine")}>
              {t("All mine")}
            </Button>
            <Button size="sm" onClick={() => choose(places, "theirs")}>
              {t("All theirs")}
            </Button>
          </div>
        )}
        <ul className="flex flex-col gap-4">
          {places.map((place) => (
            <li key={place.id}>
              <ConflictChoice
                place={place}
                who={who}
                side={choices.get(place.id)}
                onChoose={(side) => choose([place], side)}
              />
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        <Button variant="ghost" className="sm:mr-auto" onClick={() => store.setState({ putOff: true })}>
          {t("Decide later")}
        </Button>
        <Button variant="primary" disabled={open > 0} onClick={settle}>
          {open > 0 && open < places.length ? t("{open} left to choose", { open }) : t("Apply")}
        </Button>
      </DialogFooter>
    </DialogContent>
  );
}
