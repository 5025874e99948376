"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { guardLinks, guardTab } from "@/components/frame/guard-leaving";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { useCanvas, useCanvasContext } from "./canvas-context";
import { type CanvasState, isDirty, saveState } from "./canvas-state";
import { saveFlow } from "./save-flow";

/**
 * Sees to it that nothing stays behind unsaved: what is not stored yet is stored when a link is followed, and only when
 * that fails somebody is asked. The browser asks before the tab closes on what could not be stored.
 */
export function LeaveGuard() {
  const { store, storage } = useCanvasContext();
  const router = useRouter();
  const name = useCanvas((state) => state.head.name);
  const [target, setTarget] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => guardTab(() => isStuck(store.getState())), [store]);
  useEffect(() => {
    const go = async (to: string) => {
      if (!isStuck(store.getState()) && (await saveFlow(store, storage, { kind: "autosaved" }))) router.push(to);
      else setTarget(to);
    };
    return guardLinks(
      () => isDirty(store.getState()),
      (to) => void go(to),
    );
  }, [store, storage, router]);
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
      <DialogContent title={t("Leave what is not saved?")} size="md">
        <DialogBody>
          <p className="text-muted-foreground">
            {rich(
              "“{name}” has changes that could not be saved. They are kept in this browser only, and come back when you open the flow here.",
              { name },
            )}
          </p>
        </DialogBody>
        <DialogFooter>
          <Button variant="ghost" className="sm:mr-auto" onClick={() => setTarget(undefined)}>
            {t("Stay")}
          </Button>
          <Button onClick={leave}>{t("Leave without saving")}</Button>
          <Button variant="primary" busy={busy} onClick={() => void saveAndLeave()}>
            {t("Try again and leave")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

const isStuck = (state: CanvasState): boolean =>
  isDirty(state) && ["conflict", "offline", "failed"].includes(saveState(state));
