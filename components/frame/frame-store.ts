import { create } from "zustand";
import type { FlowKind } from "@/domain/catalogue/node-spec";

export type FrameLayer = "palette" | "shortcuts" | "navigation" | "create-chatflow" | "create-agentflow";

interface FrameState {
  /** The one layer of the frame that lies over the page. */
  layer: FrameLayer | null;
  open: (layer: FrameLayer) => void;
  close: () => void;
}

/** What of the frame is open. Any screen may open a layer: `useFrame.getState().open("palette")`. */
export const useFrame = create<FrameState>((set) => ({
  layer: null,
  open: (layer) => set({ layer }),
  close: () => set({ layer: null }),
}));

export const createLayer = (kind: FlowKind): FrameLayer =>
  kind === "chatflow" ? "create-chatflow" : "create-agentflow";
