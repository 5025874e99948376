import { type CanvasState, isDirty } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";
import { type FlowStorage, isSaving, saveFlow, type SaveHow } from "./save-flow";

export interface Autosave {
  store: CanvasStore;
  storage: FlowStorage;
  /** Milliseconds without an edit before what was edited is stored. */
  delay: number;
  /** Milliseconds after which it is stored though somebody goes on editing. */
  longest: number;
  onReceived?: NonNullable<SaveHow["onReceived"]>;
}

export interface AutosaveKeeper {
  /** Stores what is not stored yet, now. */
  flush(): Promise<boolean>;
  stop(): void;
}

/**
 * Stores what was edited shortly after. What the server refused is tried again with the next edit; when it could not be
 * reached, whoever finds it again asks for it (`followFlow`).
 */
export function keepSaved({ store, storage, delay, longest, onReceived }: Autosave): AutosaveKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | undefined;
  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    waitingSince = undefined;
    return saveFlow(store, storage, { kind: "autosaved", ...(onReceived && { onReceived }) });
  };
  const arm = (state: CanvasState) => {
    clearTimeout(timer);
    if (!isDirty(state) || state.readOnly || state.dispute) {
      waitingSince = undefined;
      return;
    }
    waitingSince ??= Date.now();
    const left = waitingSince + longest - Date.now();
    timer = setTimeout(() => void (isSaving(store) ? undefined : flush()), Math.max(0, Math.min(delay, left)));
  };
  // A draft that came back with the page was edited before anybody listened.
  arm(store.getState());
  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document && state.dispute === before.dispute && state.base === before.base) return;
    arm(state);
  });
  return {
    flush,
    stop: () => {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}
