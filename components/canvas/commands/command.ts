import type { ReactFlowInstance } from "@xyflow/react";
import type { LucideIcon } from "lucide-react";
import type { CanvasState } from "@/components/canvas/canvas-state";
import type { CanvasStore } from "@/components/canvas/canvas-store";
import type { Catalogue } from "@/components/canvas/catalogue";
import type { CardNode, WireEdge } from "@/components/canvas/projection";
import type { FlowStorage } from "@/components/canvas/save-flow";
import type { Wording } from "@/components/words/msg";

/** What can be done with the flow as a whole, beyond its document. */
export interface FlowDeeds {
  rename(name: string): void;
  duplicate(): void;
  exportFile(): void;
  /** Lets the person choose a file and puts its nodes on the canvas. */
  importFile(): void;
  remove(): void;
  publish(): void;
  setPublic(isPublic: boolean): void;
  openMessages(): void;
  openSettings(): void;
  /** Runs an agentflow from one of its steps on, with what its last run gave before it. */
  runFrom(nodeId: string): void;
}

export interface CommandContext {
  store: CanvasStore;
  catalogue: Catalogue;
  storage: FlowStorage;
  view: ReactFlowInstance<CardNode, WireEdge>;
  deeds: FlowDeeds;
  /** No movement for people who asked for none. */
  duration: number;
}

/** Something a person can do on the canvas: one value, read by menus, shortcuts, the command palette and the help. */
export interface Command {
  id: string;
  name: Wording;
  group: "Edit" | "View" | "Flow";
  icon?: LucideIcon;
  /** `mod+z`, `shift+arrowleft`, `n`. `mod` is ⌘ or Ctrl. The first is the one shown. */
  keys?: readonly string[];
  /** Keys that work while typing in a field too, such as saving. */
  whileTyping?: boolean;
  /** Other words to find it by. */
  words?: readonly string[];
  /** Changes the flow, so viewers do not get it. */
  writes?: boolean;
  /** Left out of the command palette: it makes sense only as a key. */
  keyOnly?: boolean;
  /** Whether it can be done now. Absent: always. */
  when?(state: CanvasState): boolean;
  run(context: CommandContext, event?: KeyboardEvent): void;
}

export const isAllowed = (command: Command, state: CanvasState): boolean =>
  !(command.writes && state.readOnly) && (command.when?.(state) ?? true);
