"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { guardLinks, guardTab } from "@/components/frame/guard-leaving";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { useCanvas, useCanvasContext } from "./canvas-context";
import { isDirty } from "./canvas-state";
import { saveFlow } from "./save-flow";

/** Asks before unsaved work is left behind: by the browser when the tab closes, here when a link is followed. */
export function LeaveGuard() {
  const { store, storage } = useCanvasContext();
  const router = useRouter();
  const name = useCanvas((state) => state.head.name);
  const [target, setTarget] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => guardTab(() => isDirty(store.getState())), [store]);
  useEffect(() => guardLinks(() => isDirty(store.getState()), setTarget), [store]);
  const leave = () => {
    setTarget(undefined);
    if (target) router.push(target);
  };
  const saveAndLeave = async () => {
    setBusy(true);
    const stored = await saveFlow(store, storage);
    setBusy(false);
    if (stored) leave();
    else setTarget(undefined);
  };
  return (
    <Dialog open={target !== undefined} onOpenChange={(open) => !open && setTarget(undefined)}>
      <DialogContent title="Save before you leave?" size="md">
        <DialogBody>
          <p className="text-muted-foreground">
            “{name}” has changes that are not saved. Without saving they are kept in this browser only, and come back
            when you open the flow here.
          </p>
        </DialogBody>
        <DialogFooter>
          <Button variant="ghost" className="sm:mr-auto" onClick={() => setTarget(undefined)}>
            Stay
          </Button>
          <Button onClick={leave}>Leave without saving</Button>
          <Button variant="primary" busy={busy} onClick={() => void saveAndLeave()}>
            Save and leave
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
