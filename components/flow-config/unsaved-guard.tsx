"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { guardLinks, guardTab } from "@/components/frame/guard-leaving";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { useUnsaved } from "./unsaved";

/** Asks before what was not saved is left behind. */
export function UnsavedGuard() {
  const unsaved = useUnsaved();
  const router = useRouter();
  const [target, setTarget] = useState<string>();
  useEffect(() => guardTab(() => unsaved.size > 0), [unsaved]);
  useEffect(() => guardLinks(() => unsaved.size > 0, setTarget), [unsaved]);
  return (
    <Dialog open={target !== undefined} onOpenChange={(open) => !open && setTarget(undefined)}>
      <DialogContent title="Leave without saving?" size="md">
        <DialogBody>
          <p className="text-muted-foreground">
            {unsaved.size === 1 ? "One section has changes" : `${String(unsaved.size)} sections have changes`} that are
            not saved. They are lost when you leave.
          </p>
        </DialogBody>
        <DialogFooter>
          <Button variant="ghost" className="sm:mr-auto" onClick={() => target && router.push(target)}>
            Leave
          </Button>
          <Button variant="primary" onClick={() => setTarget(undefined)}>
            Stay
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
