import { useSyncExternalStore } from "react";
import type * as Editor from "./create-editor";

type EditorModule = typeof Editor;

let loaded: EditorModule | undefined;
const waiting = new Set<() => void>();

/** The editor's code, loaded when the first field needs it; undefined until then. */
export function useEditorModule(): EditorModule | undefined {
  return useSyncExternalStore(
    subscribe,
    () => loaded,
    () => undefined,
  );
}

function subscribe(changed: () => void): () => void {
  waiting.add(changed);
  if (!loaded) void load();
  return () => waiting.delete(changed);
}

/** Where it cannot be loaded, as without a network, the plain text area stays and does what it can. */
async function load(): Promise<void> {
  try {
    loaded = await import("./create-editor");
    for (const changed of waiting) changed();
  } catch {
    loaded = undefined;
  }
}
