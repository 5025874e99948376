"use client";

import { createContext, type ReactNode, use } from "react";
import { useStore } from "zustand";
import { t } from "@/components/words/t";
import type { FieldFile } from "@/domain/files/file-value";
import type { CanvasState, Drag } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";
import type { Catalogue } from "./catalogue";
import type { FlowStorage } from "./save-flow";

/** What stays the same as long as one flow is open. */
export interface CanvasContextValue {
  store: CanvasStore;
  catalogue: Catalogue;
  storage: FlowStorage;
  userId: string;
  /** This window, by an id of its own; empty where nothing is stored. */
  tab: string;
  /** Takes a file for a file field; gives what the field says of it. Rejects with a sentence for the person. */
  keepFile(file: File): Promise<FieldFile>;
}

const Context = createContext<CanvasContextValue | null>(null);

export function CanvasProvider({ value, children }: { value: CanvasContextValue; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useCanvasContext(): CanvasContextValue {
  const value = use(Context);
  if (!value) throw new Error(t("This part of the canvas stands outside of a canvas."));
  return value;
}

export const useCanvasStore = (): CanvasStore => useCanvasContext().store;
export const useCatalogue = (): Catalogue => useCanvasContext().catalogue;

/** Reads the state; the component is drawn again when what `select` returns changes. */
export const useCanvas = <T,>(select: (state: CanvasState) => T): T => useStore(useCanvasStore(), select);

/** Reads what is being dragged. Only what moves with it, or shows where it goes, may ask: it changes with every frame. */
export const useDrag = <T,>(select: (drag: Drag | undefined) => T): T => useStore(useCanvasStore().drag, select);

/** Whether the person may only look. It never changes while a flow is open, so nothing has to listen for it. */
export const useReadOnly = (): boolean => useCanvasStore().getState().readOnly;
