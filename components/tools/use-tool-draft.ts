"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { SavedTool } from "@/domain/tools/saved-tool";
import { type ToolMistakes, toolMistakes, withRowIds } from "./tool-draft";
import { useForgetTools } from "./use-tools";

export interface ToolDraft {
  tool: SavedTool;
  change: (parts: Partial<SavedTool>) => void;
  dirty: boolean;
  /** The same function as long as the page is there. */
  isDirty: () => boolean;
  /** Shown once somebody has tried to save. */
  mistakes: ToolMistakes;
  error: string | null;
  busy: boolean;
  save: () => void;
}

/** A tool as it stands in the form. Saving a new one leads to its own page. */
export function useToolDraft(initial: SavedTool, id: string | undefined): ToolDraft {
  const [tool, setTool] = useState(initial);
  const [stored, setStored] = useState(id === undefined ? undefined : initial);
  const [tried, setTried] = useState(false);
  const saving = useStoring(id);
  const mistakes = toolMistakes(tool);
  const dirty = stored === undefined || JSON.stringify(tool) !== JSON.stringify(stored);
  const lost = dirty && JSON.stringify(tool) !== JSON.stringify(stored ?? initial);
  const latest = useRef(lost);
  useEffect(() => {
    latest.current = lost;
  }, [lost]);
  const isDirty = useCallback(() => latest.current, []);
  const save = async () => {
    setTried(true);
    if (saving.busy || Object.keys(mistakes).length > 0) return;
    const ready = { ...tool, name: tool.name.trim(), schema: withRowIds(tool.schema) };
    await saving.store(ready);
    setTool((now) => (now === tool ? ready : now));
    setStored(ready);
  };
  return {
    ...{ tool, dirty, isDirty, error: saving.error, busy: saving.busy },
    mistakes: tried ? mistakes : {},
    change: (parts) => setTool((now) => ({ ...now, ...parts })),
    // The failure is shown in the form.
    save: () => void save().catch(() => undefined),
  };
}

function useStoring(id: string | undefined) {
  const trpc = useTRPC();
  const router = useRouter();
  const forget = useForgetTools();
  const create = useMutation(trpc.tools.create.mutationOptions({ meta: { quiet: true } }));
  const update = useMutation(trpc.tools.update.mutationOptions({ meta: { quiet: true } }));
  const failure = create.error ?? update.error;
  return {
    busy: create.isPending || update.isPending,
    error: failure ? errorMessage(failure) : null,
    async store(tool: SavedTool) {
      if (id === undefined) router.replace(`/tools/${(await create.mutateAsync(tool)).id}`);
      else await update.mutateAsync({ ...tool, id });
      await forget();
      toast.success(t("“{name}” saved", { name: tool.name }));
    },
  };
}
