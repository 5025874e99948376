import type { FlowDocument } from "@/domain/flow/flow-document";
import { mergeDocuments, type MergeConflict, type Side } from "@/domain/flow/merge-documents";
import { clashingIds, renameNodes } from "@/domain/flow/rename-nodes";
import { shareDocument } from "@/domain/flow/share-document";
import type { StoreApi } from "zustand";
import type { CanvasState, Selection, Stored } from "./canvas-state";
import { record } from "./history";
import { documentsOf, rebaseHistory } from "./rebase-history";

/** What came of something that somebody else stored. */
export type Received =
  /** It is here now, and there was nothing of one's own. */
  | "taken"
  /** It and what is not stored yet were joined. */
  | "merged"
  /** The same places were changed: somebody has to choose. */
  | "disputed";

export interface RemoteActions {
  /** Takes in a version that was stored elsewhere. */
  receive(stored: Stored): Received;
  /** Ends a dispute by a choice for each place. Undo brings back what was here. */
  settle(choices: ReadonlyMap<string, Side>): void;
}

type Canvas = Pick<StoreApi<CanvasState>, "getState" | "setState">;

export function remoteActions({ getState, setState }: Canvas): RemoteActions {
  return {
    receive(stored) {
      const { base, document } = getState();
      const clean = document === base.document;
      const joined = join(getState(), stored, new Map());
      if (joined.conflicts.length > 0) {
        const putOff = getState().dispute !== undefined && getState().putOff;
        setState({ dispute: stored, putOff, saving: { kind: "idle" } });
        return "disputed";
      }
      setState(joined.state);
      return clean ? "taken" : "merged";
    },
    settle(choices) {
      const state = getState();
      if (!state.dispute) return;
      const kept = join(state, state.dispute, new Map());
      const { state: next } = join(state, state.dispute, choices);
      const history =
        kept.state.document === next.document ? next.history : record(next.history, kept.state.document, { at: 0 });
      setState({ ...next, history });
    },
  };
}

type Joined = Pick<CanvasState, "document" | "base" | "history" | "selection" | "published" | "saving" | "dispute">;

function join(
  state: CanvasState,
  stored: Stored,
  choices: ReadonlyMap<string, Side>,
): { state: Joined; conflicts: MergeConflict[] } {
  const base = state.base.document;
  const theirs = shareDocument(base, stored.document);
  const names = clashingIds(base, [state.document, ...documentsOf(state.history)], theirs);
  const mine = renameNodes(state.document, names);
  const { document, conflicts } = mergeDocuments(
    base,
    mine,
    theirs,
    ({ id }) => choices.get(id) ?? "mine",
    state.takesOne,
  );
  const asked = new Set(conflicts.map(({ id }) => id));
  const decided = (id: string) => choices.get(id) ?? (asked.has(id) ? "mine" : undefined);
  return {
    conflicts,
    state: {
      document,
      base: { number: stored.number, document: theirs },
      history: rebaseHistory(state.history, document, { base, theirs, names, decided, takesOne: state.takesOne }),
      selection: renamed(state.selection, names, document),
      published: stored.published,
      saving: { kind: "idle" },
      dispute: undefined,
    },
  };
}

function renamed(selection: Selection, names: ReadonlyMap<string, string>, document: FlowDocument): Selection {
  const there = new Set(document.nodes.map((node) => node.id));
  const wires = new Set(document.edges.map((edge) => edge.id));
  return {
    nodes: new Set([...selection.nodes].map((id) => names.get(id) ?? id).filter((id) => there.has(id))),
    edges: new Set([...selection.edges].filter((id) => wires.has(id))),
  };
}

/** What has to be chosen in the dispute at hand, as the canvas is now. */
export function disputedPlaces(state: CanvasState): MergeConflict[] {
  return state.dispute ? join(state, state.dispute, new Map()).conflicts : [];
}
