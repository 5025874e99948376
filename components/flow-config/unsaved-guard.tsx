"use client";

import { useCallback } from "react";
import { LeaveGuard } from "@/components/frame/leave-guard";
import { t } from "@/components/words/t";
import { useUnsaved } from "./unsaved";

/** Asks before what was not saved is left behind. */
export function UnsavedGuard() {
  const unsaved = useUnsaved();
  const dirty = useCallback(() => unsaved.size > 0, [unsaved]);
  return (
    <LeaveGuard dirty={dirty}>
      {t(
        "{count, plural, =1 {One section has changes that are not saved. They are lost when you leave.} other {# sections have changes that are not saved. They are lost when you leave.}}",
        { count: unsaved.size },
      )}
    </LeaveGuard>
  );
}
