"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const onApple = () => /Mac|iP(hone|ad|od)/.test(navigator.userAgent);

/** Whether the command key is ⌘. Drawn as ⌘ by the server, corrected after hydration. */
export const useApple = (): boolean => useSyncExternalStore(never, onApple, () => true);

/** The name of the command key: ⌘, or Ctrl elsewhere. */
export const useModKey = (): "⌘" | "Ctrl" => (useApple() ? "⌘" : "Ctrl");
