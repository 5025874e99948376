import type { ChangeKind } from "@/domain/flow/diff-documents";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { TakesOne } from "@/domain/flow/merge-documents";
import type { Problem } from "@/domain/flow/problem";
import type { StepStatus } from "@/domain/api/trace-item";
import type { Point } from "./edits";
import type { Guides } from "./snap";
import type { History } from "./history";

/** What the top bar knows of the flow besides its document. */
export interface FlowHead {
  id: string;
  name: string;
  kind: FlowKind;
  isPublic: boolean;
  /** Keys that it accepts; null: every key of the workspace. */
  keyIds: readonly string[] | null;
}

/** The version the document grew from. `number` is null for a flow never saved. */
export interface Base {
  number: number | null;
  document: FlowDocument;
  /** Somebody saved it by hand, so that it is kept for good. */
  kept?: boolean;
}

/** A version that was stored elsewhere. */
export interface Stored {
  number: number | null;
  document: FlowDocument;
  published: number | null;
  /** Who stored it, where that is known. */
  author?: string | null;
}

/** Somebody, or another window of one's own, that has this flow open. */
export interface OtherPerson {
  /** Their window. */
  tab: string;
  userId: string;
  name: string;
  selected: readonly string[];
}

/** What became of the last attempt to save. */
export type Saving = { kind: "idle" } | { kind: "saving" } | { kind: "offline" } | { kind: "failed"; message: string };

export type SaveState = "saved" | "unsaved" | "saving" | "conflict" | "offline" | "failed";

export interface Selection {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

export interface Size {
  width: number;
  height: number;
}

/** What a node did in the run that the chat shows. */
export interface StepView {
  status: StepStatus;
  ms?: number | undefined;
  error?: string | undefined;
  /** How often it ran, where it ran more than once. */
  times?: number | undefined;
}

/** One end of a wire: an output (`source`) or an input (`target`) of a node. */
export interface WireEnd {
  nodeId: string;
  handle: string;
  side: "source" | "target";
}

/** Nodes under the pointer. `copying` leaves the originals where they are and drops copies. */
export interface Drag {
  positions: ReadonlyMap<string, Point>;
  copying: boolean;
  guides?: Guides;
}

/** A wire being drawn: where it began and which ends take it. */
export interface Connecting {
  from: WireEnd;
  /** Keys of the fitting ends, and ids of the nodes that have one. */
  fits: ReadonlySet<string>;
  nodes: ReadonlySet<string>;
}

/** Why a wire was refused, shown where it was dropped. */
export interface Refusal {
  reason: string;
  /** Place in the window. */
  at: Point;
}

/** What floats above the canvas; one thing at a time. */
export type Overlay =
  /** Choose a node to add; `from` offers only what fits it. `screen` is a place in the window, `at` one in the flow. */
  | {
      kind: "quick-add";
      from?: WireEnd | undefined;
      at?: Point | undefined;
      screen?: Point | undefined;
      /** Wire in the middle of which the node goes. */
      edge?: string | undefined;
      /** Node whose place it takes. */
      replaces?: string | undefined;
    }
  /** Choose by keyboard what to wire: an end of the node, then its other end. */
  | { kind: "wire"; nodeId: string; from?: WireEnd | undefined }
  | { kind: "find" }
  /** Words in all texts of the flow, and others in their place. */
  | { kind: "find-text" }
  /** The selected steps become a flow of their own. */
  | { kind: "sub-flow" }
  | { kind: "api" }
  | { kind: "describe" }
  | { kind: "template" }
  | { kind: "code" }
  | { kind: "upsert" };

export type Panel = "inspector" | "chat" | "history";

export interface CanvasState {
  readonly head: FlowHead;
  readonly document: FlowDocument;
  readonly base: Base;
  /** Number of the version the public API answers from. */
  readonly published: number | null;
  readonly saving: Saving;
  /** A save whose answer has not come: the server knows by it whether it took the document. */
  readonly attempt: string | undefined;
  /** What was stored elsewhere and touches what is not stored here. */
  readonly dispute: Stored | undefined;
  /** The choice in a dispute is put off. */
  readonly putOff: boolean;
  /** The server did not answer lately. */
  readonly away: boolean;
  readonly others: readonly OtherPerson[];
  /** An earlier version that is looked at in place of the canvas. */
  readonly viewing: number | undefined;
  /** What became of nodes and wires, by id, where two versions are compared. */
  readonly marks: ReadonlyMap<string, ChangeKind> | undefined;
  readonly history: History;
  readonly selection: Selection;
  readonly measured: ReadonlyMap<string, Size>;
  readonly connecting: Connecting | undefined;
  readonly refusal: Refusal | undefined;
  readonly steps: ReadonlyMap<string, StepView>;
  /** Runs of this visit that ended: what was shown of the last one is out of date when it grows. */
  readonly runsEnded: number;
  /** Outputs that stand in for running a step, when the flow is run from here. */
  readonly pins: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly problems: readonly Problem[];
  readonly panel: Panel | undefined;
  readonly paletteOpen: boolean;
  readonly overlay: Overlay | undefined;
  /** Node whose name is being typed on its card. */
  readonly naming: string | undefined;
  /** The flow's own name is being typed. */
  readonly renaming: boolean;
  readonly readOnly: boolean;
  /** What the catalogue says of slots; the same for as long as the flow is open. */
  readonly takesOne: TakesOne;
}

export const isDirty = (state: Pick<CanvasState, "document" | "base">): boolean =>
  state.document !== state.base.document;

export function saveState(state: Pick<CanvasState, "document" | "base" | "saving" | "dispute" | "away">): SaveState {
  if (state.dispute) return "conflict";
  if (state.saving.kind !== "idle") return state.saving.kind;
  if (state.away) return "offline";
  return isDirty(state) ? "unsaved" : "saved";
}

export const noSelection: Selection = { nodes: new Set(), edges: new Set() };
