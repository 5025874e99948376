"use client";

import { useState } from "react";
import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { keepMine, takeTheirs } from "@/components/canvas/save-flow";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";

/** Somebody else saved in the meantime: nothing is overwritten without being asked. */
export function ConflictDialog() {
  const { store, storage } = useCanvasContext();
  const conflict = useCanvas((state) => state.saving.kind === "conflict");
  const [busy, setBusy] = useState(false);
  const run = (solve: typeof keepMine) => {
    setBusy(true);
    void solve(store, storage).finally(() => setBusy(false));
  };
  return (
    <Dialog open={conflict} onOpenChange={(open) => !open && store.setSaving({ kind: "idle" })}>
      <DialogContent title="This flow was saved elsewhere" size="md">
        <DialogBody>
          <p className="text-muted-foreground">
            Somebody, or another window of yours, saved a newer version since you opened it. Both can be kept: versions
            are never overwritten.
          </p>
        </DialogBody>
        <DialogFooter>
          <Button variant="ghost" className="sm:mr-auto" onClick={() => store.setSaving({ kind: "idle" })}>
            Decide later
          </Button>
          <Button busy={busy} onClick={() => run(takeTheirs)}>
            Reload theirs
          </Button>
          <Button variant="primary" busy={busy} onClick={() => run(keepMine)}>
            Keep mine as a new version
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
