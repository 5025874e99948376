import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { TakesOne } from "@/domain/flow/merge-documents";
import {
  type Base,
  type CanvasState,
  type Drag,
  type FlowHead,
  noSelection,
  type Saving,
  type Selection,
  type Size,
  type StepView,
} from "./canvas-state";
import { duplicate, fragmentOf, moveNodes, type Point } from "./edits";
import { changedNodes, emptyHistory, record, redo, seal, type Travel, undo } from "./history";
import { type RemoteActions, remoteActions } from "./remote-actions";

/**
 * One store per mounted flow. `edit` is the only way a document changes while someone works on it: it keeps the
 * history, and everything else (cards, problems, draft, save state) follows from the document.
 */
export interface CanvasStore extends StoreApi<CanvasState>, RemoteActions {
  /** What is being dragged. It changes with every frame, so that only what moves with it listens to it. */
  readonly drag: StoreApi<Drag | undefined>;
  /** Applies an edit. Edits of one `mark` in quick succession are undone together. */
  edit(change: FlowDocument | ((document: FlowDocument) => FlowDocument), mark?: string): void;
  /** Ends a batch of marked edits, as when a field loses the focus. */
  seal(): void;
  undo(): void;
  redo(): void;
  select(nodes: Iterable<string>, edges?: Iterable<string>): void;
  measure(sizes: ReadonlyMap<string, Size>): void;
  dragTo(drag: Drag): void;
  /** Makes the drag an edit; copies are selected. `settle` is told what was moved and may change the flow further. */
  drop(positions: ReadonlyMap<string, Point>, settle?: Settle): void;
  setSaving(saving: Saving): void;
  /** Notes that `base.document` is stored as version `base.number`. */
  rebase(base: Base, published?: number | null): void;
  /** Replaces the document by what the server has; undo brings the present one back. */
  adopt(base: Base, published: number | null): void;
  step(nodeId: string, step: StepView): void;
  clearSteps(): void;
}

export type Settle = (document: FlowDocument, moved: ReadonlySet<string>) => FlowDocument;

export interface CanvasStart {
  head: FlowHead;
  base: Base;
  published: number | null;
  readOnly: boolean;
  /** Work of an earlier visit that was never saved. */
  draft?: FlowDocument | undefined;
  /** The save of that visit whose answer never came. */
  attempt?: string | undefined;
  paletteOpen?: boolean;
  /** Without it any slot takes any number of wires. */
  takesOne?: TakesOne;
  /** Milliseconds; tests give their own. */
  now?: () => number;
}

export function createCanvasStore(start: CanvasStart): CanvasStore {
  const store = createStore<CanvasState>()(() => initialState(start));
  const drag = createStore<Drag | undefined>()(() => undefined);
  const documents = documentActions(store, start.now ?? Date.now);
  return {
    ...store,
    ...documents,
    ...dragActions(store, drag, documents.edit),
    ...viewActions(store),
    ...saveActions(store),
    ...remoteActions(store),
  };
}

type Zustand = StoreApi<CanvasState>;
type DocumentActions = Pick<CanvasStore, "edit" | "seal" | "undo" | "redo" | "adopt">;
type DragActions = Pick<CanvasStore, "drag" | "dragTo" | "drop">;
type ViewActions = Pick<CanvasStore, "select" | "measure" | "step" | "clearSteps">;

function initialState(start: CanvasStart): CanvasState {
  const { head, base, published, readOnly, draft, attempt, paletteOpen = true, takesOne = () => false } = start;
  return {
    head,
    base,
    published,
    readOnly,
    takesOne,
    document: draft ?? base.document,
    history: draft ? record(emptyHistory, base.document, { at: 0 }) : emptyHistory,
    saving: { kind: "idle" },
    ...{ attempt, dispute: undefined, putOff: false, away: false, others: [], viewing: undefined, marks: undefined },
    selection: noSelection,
    measured: new Map(),
    connecting: undefined,
    refusal: undefined,
    steps: new Map(),
    runsEnded: 0,
    pins: new Map(),
    problems: [],
    panel: undefined,
    paletteOpen,
    overlay: undefined,
    naming: undefined,
    renaming: false,
  };
}

function documentActions({ getState, setState }: Zustand, now: () => number): DocumentActions {
  const edit: CanvasStore["edit"] = (change, mark) => {
    const { document, history, selection, readOnly, saving } = getState();
    const next = typeof change === "function" ? change(document) : change;
    if (next === document || readOnly) return;
    setState({
      document: next,
      history: record(history, document, { mark, at: now() }),
      selection: stillThere(selection, next),
      // A failed save is old news once the document changes; a dispute stays until it is settled.
      ...(saving.kind === "failed" && { saving: { kind: "idle" } }),
    });
  };
  const travel = (to: Travel | undefined) => {
    if (!to || getState().readOnly) return;
    const changed = changedNodes(getState().document, to.document);
    const { selection, saving } = getState();
    setState({
      ...to,
      ...(saving.kind === "failed" && { saving: { kind: "idle" } }),
      selection:
        changed.length > 0 ? { nodes: new Set(changed), edges: new Set() } : stillThere(selection, to.document),
    });
  };
  return {
    edit,
    seal: () => setState({ history: seal(getState().history) }),
    undo: () => travel(undo(getState().history, getState().document)),
    redo: () => travel(redo(getState().history, getState().document)),
    adopt: (base, published) => {
      edit(base.document);
      setState({ base, published, saving: { kind: "idle" }, attempt: undefined, dispute: undefined });
    },
  };
}

function dragActions(
  { getState, setState }: Zustand,
  drag: CanvasStore["drag"],
  edit: CanvasStore["edit"],
): DragActions {
  return {
    drag,
    dragTo: (next) => drag.setState(next, true),
    drop: (positions, settle = (moved) => moved) => {
      const { document } = getState();
      const copying = drag.getState()?.copying ?? false;
      drag.setState(undefined, true);
      const ids = new Set(positions.keys());
      if (!copying) return edit(settle(moveNodes(document, positions), ids));
      const copy = duplicate(document, ids, { x: 0, y: 0 });
      const made = dropped(document, copy, ids, positions);
      edit(made);
      setState({ selection: { nodes: new Set(copy.ids), edges: new Set() } });
    },
  };
}

/** The copies of an alt-drag, each where its original was dropped. */
function dropped(
  before: FlowDocument,
  copy: { document: FlowDocument; ids: readonly string[] },
  ids: ReadonlySet<string>,
  positions: ReadonlyMap<string, Point>,
): FlowDocument {
  const places = new Map<string, Point>();
  fragmentOf(before, ids).nodes.forEach((node, index) => {
    const [id, place] = [copy.ids[index], positions.get(node.id)];
    if (id && place) places.set(id, place);
  });
  return moveNodes(copy.document, places);
}

function viewActions({ getState, setState }: Zustand): ViewActions {
  return {
    select: (nodes, edges = []) => setState({ selection: { nodes: new Set(nodes), edges: new Set(edges) } }),
    measure: (sizes) => setState({ measured: new Map([...getState().measured, ...sizes]) }),
    step: (nodeId, step) => {
      const { steps } = getState();
      setState({ steps: new Map(steps).set(nodeId, { ...step, times: timesOf(steps.get(nodeId), step) }) });
    },
    clearSteps: () => setState({ steps: new Map() }),
  };
}

/** A step that begins again, or is told of again after it had ended, has run once more. */
function timesOf(before: StepView | undefined, { status }: StepView): number {
  if (!before) return 1;
  const times = before.times ?? 1;
  if (before.status === "INPROGRESS") return times;
  // A step that waited for a person goes on; it does not begin again.
  return before.status === "STOPPED" && status !== "STOPPED" ? times : times + 1;
}

function saveActions({ getState, setState }: Zustand): Pick<CanvasStore, "setSaving" | "rebase"> {
  return {
    setSaving: (saving) => setState({ saving }),
    rebase: (base, published = getState().published) =>
      setState({ base, published, saving: { kind: "idle" }, attempt: undefined }),
  };
}

function stillThere(selection: Selection, document: FlowDocument): Selection {
  if (selection.nodes.size === 0 && selection.edges.size === 0) return selection;
  const nodes = new Set(document.nodes.map((node) => node.id));
  const edges = new Set(document.edges.map((edge) => edge.id));
  const [keptNodes, keptEdges] = [
    [...selection.nodes].filter((id) => nodes.has(id)),
    [...selection.edges].filter((id) => edges.has(id)),
  ];
  if (keptNodes.length === selection.nodes.size && keptEdges.length === selection.edges.size) return selection;
  return { nodes: new Set(keptNodes), edges: new Set(keptEdges) };
}
