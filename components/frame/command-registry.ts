"use client";

import { useEffect } from "react";
import { create } from "zustand";

/** Something that can be done from the command palette. */
export interface PaletteCommand {
  id: string;
  label: string;
  /** Shown at the right, such as `⌘Z`. */
  shortcut?: string;
  /** Other words one might type. */
  keywords?: string[];
  run: () => void;
}

/** A line of the shortcuts sheet: every key to press, in order, such as `["⌘", "Z"]`. */
export interface ShortcutLine {
  keys: readonly string[];
  label: string;
}

interface Registry {
  commands: ReadonlyMap<string, readonly PaletteCommand[]>;
  shortcuts: ReadonlyMap<string, readonly ShortcutLine[]>;
}

export const useRegistry = create<Registry>(() => ({ commands: new Map(), shortcuts: new Map() }));

/**
 * Offers commands in the palette while the calling component is mounted. Pass a memoised array: a new one
 * replaces the group.
 */
export function useRegisterCommands(group: string, commands: readonly PaletteCommand[]): void {
  useEffect(() => {
    useRegistry.setState((state) => ({ commands: new Map(state.commands).set(group, commands) }));
    return () => useRegistry.setState((state) => ({ commands: without(state.commands, group) }));
  }, [group, commands]);
}

/** Shows a group of shortcuts in the sheet while the calling component is mounted. */
export function useRegisterShortcuts(group: string, shortcuts: readonly ShortcutLine[]): void {
  useEffect(() => {
    useRegistry.setState((state) => ({ shortcuts: new Map(state.shortcuts).set(group, shortcuts) }));
    return () => useRegistry.setState((state) => ({ shortcuts: without(state.shortcuts, group) }));
  }, [group, shortcuts]);
}

function without<T>(map: ReadonlyMap<string, T>, key: string): Map<string, T> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
