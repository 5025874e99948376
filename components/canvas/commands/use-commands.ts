"use client";

import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import { useFlowDeeds } from "@/components/canvas/use-flow-deeds";
import type { CommandContext } from "./command";

/** What commands need to run, for menus and buttons: `run(command)`. */
export function useCommandContext(): CommandContext {
  const { store, catalogue, storage } = useCanvasContext();
  const view = useReactFlow<CardNode, WireEdge>();
  const deeds = useFlowDeeds();
  return useMemo(
    () => ({
      ...{ store, catalogue, storage, view, deeds },
      get duration() {
        return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160;
      },
    }),
    [store, catalogue, storage, view, deeds],
  );
}
