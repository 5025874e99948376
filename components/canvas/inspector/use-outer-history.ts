import { useMemo } from "react";
import { useCanvasStore } from "@/components/canvas/canvas-context";
import type { OuterHistory } from "@/components/code-editor/editor-options";

/** The canvas' history for an editor that lies in it: there is one way back, whatever one did. */
export function useOuterHistory(): OuterHistory {
  const { undo, redo, seal } = useCanvasStore();
  return useMemo(() => ({ undo, redo, seal }), [undo, redo, seal]);
}
