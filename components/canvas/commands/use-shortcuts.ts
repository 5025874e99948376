"use client";

import { useEffect, useMemo } from "react";
import { toast } from "sonner";
import { useReadOnly } from "@/components/canvas/canvas-context";
import type { CanvasStore } from "@/components/canvas/canvas-store";
import { copyNodes, looksLikeFlow, pasteNodes } from "@/components/canvas/clipboard";
import { deleteNodes } from "@/components/canvas/edits";
import { middleOfView } from "@/components/canvas/view-middle";
import { useRegisterCommands, useRegisterShortcuts } from "@/components/frame/command-registry";
import { isLayerOpen, isTyping } from "@/components/frame/is-typing";
import { useModKey } from "@/components/frame/use-apple";
import { t } from "@/components/words/t";
import { allCommands } from "./all-commands";
import { type Command, type CommandContext, isAllowed } from "./command";
import { keyLabels, matchesKeys, shortcutText } from "./shortcut";

/** How long a `G` waits for the letter of a place to go to; that letter is not ours. */
const pairWindow = 1200;

/** Keys of the canvas, its part of the command palette, and its part of the help. */
export function useShortcuts(context: CommandContext): void {
  useEffect(() => listenForKeys(context), [context]);
  useEffect(() => listenForClipboard(context), [context]);
  useOfferedCommands(context);
}

function listenForKeys(context: CommandContext): () => void {
  let pressedG = Number.NEGATIVE_INFINITY;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = isTyping(event.target);
    const paired = event.timeStamp - pressedG < pairWindow;
    pressedG =
      event.key === "g" && !event.metaKey && !event.ctrlKey && !typing ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (paired && /^[a-z]$/.test(event.key)) return;
    const command = allCommands.find((each) => each.keys?.some((keys) => matchesKeys(event, keys)));
    if (!command || (typing && !command.whileTyping) || (isLayerOpen() && !command.whileTyping)) return;
    if (takesKeys(event.target, event.key) && !command.whileTyping) return;
    if (command.id === "find-node" && isInEditor(event.target)) return;
    if (command.id !== "escape") event.preventDefault();
    takeFocused(command, event.target, context.store);
    if (isAllowed(command, context.store.getState())) command.run(context, event);
  };
  // Before the canvas library sees them: a command may keep a key for itself.
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
}

/** What is done to the selection is done to the card that somebody went to by keyboard, selected or not. */
function takeFocused(command: Command, target: EventTarget | null, store: CanvasStore): void {
  if (!(target instanceof HTMLElement) || !target.matches(".react-flow__node:focus-visible")) return;
  const id = target.dataset["id"];
  const state = store.getState();
  if (id === undefined || state.selection.nodes.has(id)) return;
  const allowedOn = (ids: string[]) =>
    isAllowed(command, { ...state, selection: { nodes: new Set(ids), edges: new Set() } });
  if (!allowedOn([]) && allowedOn([id])) store.select([id]);
}

const treeKeys: ReadonlySet<string> = new Set(["Enter", "F2", "Home", "End"]);

/** An editor searches in its own text. */
const isInEditor = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[data-slot=code-editor]") !== null;

/** Arrow keys belong to tabs, sliders and splitters, Enter to buttons, when one of those has the focus. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key.startsWith("Arrow"))
    return target.closest("[role=tab], [role=separator], [role=tree], [role=radio], [role=slider]") !== null;
  if (treeKeys.has(key) && target.closest("[role=tree]")) return true;
  return (key === "Enter" || key === " ") && target.closest("button, a") !== null;
}

/** ⌘C, ⌘X and ⌘V are the browser's own events, so that no permission is asked for. */
function listenForClipboard(context: CommandContext): () => void {
  const { store, catalogue } = context;
  const elsewhere = (event: ClipboardEvent) =>
    isTyping(event.target) || isLayerOpen() || (document.getSelection()?.toString() ?? "") !== "";
  const take = (event: ClipboardEvent): ReadonlySet<string> | undefined => {
    const { document: flow, selection } = store.getState();
    const text = elsewhere(event) ? undefined : copyNodes(flow, catalogue.specs, selection.nodes);
    if (text === undefined) return undefined;
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    return selection.nodes;
  };
  const onCopy = (event: ClipboardEvent) => void take(event);
  const onCut = (event: ClipboardEvent) => {
    const ids = store.getState().readOnly ? undefined : take(event);
    if (ids) store.edit((flow) => deleteNodes(flow, ids));
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (store.getState().readOnly || isTyping(event.target) || isLayerOpen() || !looksLikeFlow(text)) return;
    event.preventDefault();
    paste(context, text);
  };
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCut);
  document.addEventListener("paste", onPaste);
  return () => {
    document.removeEventListener("copy", onCopy);
    document.removeEventListener("cut", onCut);
    document.removeEventListener("paste", onPaste);
  };
}

function paste({ store, catalogue, view }: CommandContext, text: string): void {
  const { document: flow, head } = store.getState();
  const center = middleOfView(view.screenToFlowPosition);
  const pasted = pasteNodes(flow, { text, kind: head.kind, specs: catalogue.specs, center });
  if (!pasted.ok) {
    toast.error(t("Nothing was pasted"), { description: pasted.reason });
    return;
  }
  store.edit(pasted.document);
  store.select(pasted.ids);
}

function useOfferedCommands(context: CommandContext): void {
  const mod = useModKey();
  const readOnly = useReadOnly();
  const offered = useMemo(() => allCommands.filter((command) => !(command.writes && readOnly)), [readOnly]);
  const commands = useMemo(
    () =>
      offered
        .filter((command) => !command.keyOnly)
        .map((command) => ({
          id: `canvas ${command.id}`,
          label: t(command.name),
          shortcut: command.keys?.[0] && shortcutText(command.keys[0], mod),
          keywords: [...(command.words ?? [])],
          // After the palette has closed and given the focus back.
          run: () => setTimeout(() => isAllowed(command, context.store.getState()) && command.run(context), 0),
        })),
    [offered, context, mod],
  );
  const lines = useMemo(
    () => [
      ...offered.flatMap((command) =>
        command.keys?.[0] ? [{ keys: lineKeys(command.keys[0], mod), label: t(command.name) }] : [],
      ),
      { keys: [mod, "C"], label: t("Copy nodes") },
      { keys: [mod, "X"], label: t("Cut nodes") },
      { keys: [mod, "V"], label: t("Paste nodes or a flow file") },
    ],
    [offered, mod],
  );
  useRegisterCommands(t("This flow"), commands);
  useRegisterShortcuts(t("Canvas"), lines);
}

const lineKeys = (combination: string, mod: "⌘" | "Ctrl"): string[] =>
  combination === "arrowleft" ? ["←", "↑", "→", "↓"] : keyLabels(combination, mod);
