import { useShallow } from "zustand/shallow";
import { useCanvas } from "@/components/canvas/canvas-context";

/** What nodes are called, each once. */
export const useWireNames = (ids: readonly string[]): string[] =>
  useCanvas(
    useShallow(({ document }) => {
      const wanted = new Set(ids);
      if (wanted.size === 0) return [];
      return document.nodes.filter(({ id }) => wanted.has(id)).map(({ label }) => label);
    }),
  );
