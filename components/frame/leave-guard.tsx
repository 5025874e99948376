"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import { guardLinks, guardTab } from "./guard-leaving";

interface LeaveGuardProps {
  /** Asked when somebody goes: whether anything would be lost. Must stay the same function while nothing changes. */
  dirty: () => boolean;
  /** What is lost, as a sentence. */
  children: ReactNode;
}

/** Asks before what was not saved is left behind. */
export function LeaveGuard({ dirty, children }: LeaveGuardProps) {
  const router = useRouter();
  const [target, setTarget] = useState<string>();
  useEffect(() => guardTab(dirty), [dirty]);
  useEffect(() => guardLinks(dirty, setTarget), [dirty]);
  return (
    <Dialog open={target !== undefined} onOpenChange={(open) => !open && setTarget(undefined)}>
      <DialogContent title={t("Leave without saving?")} size="md">
        <DialogBody>
          <p className="text-muted-foreground">{children}</p>
        </DialogBody>
        <DialogFooter>
          <Button variant="ghost" className="sm:mr-auto" onClick={() => target && router.push(target)}>
            {t("Leave")}
          </Button>
          <Button variant="primary" onClick={() => setTarget(undefined)}>
            {t("Stay")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
