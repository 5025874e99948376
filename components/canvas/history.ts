import type { FlowDocument } from "@/domain/flow/flow-document";

/**
 * Undo and redo. Nobody who edits calls it: the store hands over each document it replaces, with the edit's mark.
 * Edits of one mark that follow each other closely (typing in a field, nudging a node) are one step back.
 *
 * Documents are immutable and share what did not change, so an entry costs the changed nodes and no more.
 */
export interface History {
  readonly past: readonly Entry[];
  readonly future: readonly FlowDocument[];
}
interface Entry {
  /** The document before the edit. */
  readonly document: FlowDocument;
  readonly mark: string | undefined;
  /** Time of the batch's last edit, in milliseconds. */
  readonly at: number;
}
export interface Mark {
  mark?: string | undefined;
  at: number;
}
export interface Travel {
  readonly history: History;
  readonly document: FlowDocument;
}

export const emptyHistory: History = { past: [], future: [] };

/** A pause longer than this between two edits of one mark begins a new step. */
const pause = 1500;
const depth = 300;

export function record(history: History, before: FlowDocument, { mark, at }: Mark): History {
  const last = history.past.at(-1);
  if (last && mark !== undefined && last.mark === mark && at - last.at <= pause && history.future.length === 0) {
    return { past: [...history.past.slice(0, -1), { ...last, at }], future: [] };
  }
  return { past: [...history.past, { document: before, mark, at }].slice(-depth), future: [] };
}

/** Ends the running batch: the next edit of the same mark is a step of its own. */
export function seal(history: History): History {
  const last = history.past.at(-1);
  if (!last || last.mark === undefined) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mark: undefined }] };
}

export function undo(history: History, now: FlowDocument): Travel | undefined {
  const last = history.past.at(-1);
  if (!last) return undefined;
  return { document: last.document, history: { past: history.past.slice(0, -1), future: [now, ...history.future] } };
}

export function redo(history: History, now: FlowDocument): Travel | undefined {
  const [next, ...future] = history.future;
  if (!next) return undefined;
  return { document: next, history: { past: [...history.past, { document: now, mark: undefined, at: 0 }], future } };
}

/** Ids of the nodes that differ between two documents and exist in the second: what to select after travelling. */
export function changedNodes(before: FlowDocument, after: FlowDocument): string[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  return after.nodes.filter((node) => old.get(node.id) !== node).map((node) => node.id);
}
