"use client";

import { useCallback } from "react";
import { LeaveGuard } from "@/components/frame/leave-guard";
import { useUnsaved } from "./unsaved";

/** Asks before what was not saved is left behind. */
export function UnsavedGuard() {
  const unsaved = useUnsaved();
  const dirty = useCallback(() => unsaved.size > 0, [unsaved]);
  return (
    <LeaveGuard dirty={dirty}>
      {unsaved.size === 1 ? "One section has changes" : `${String(unsaved.size)} sections have changes`} that are not
      saved. They are lost when you leave.
    </LeaveGuard>
  );
}
