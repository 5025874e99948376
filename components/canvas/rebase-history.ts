import type { FlowDocument } from "@/domain/flow/flow-document";
import { type Choose, mergeDocuments, type TakesOne } from "@/domain/flow/merge-documents";
import { renameNodes } from "@/domain/flow/rename-nodes";
import type { History } from "./history";

export interface Step {
  /** What both sides grew from. */
  base: FlowDocument;
  theirs: FlowDocument;
  /** New names of nodes that the other side made at the same time. */
  names: ReadonlyMap<string, string>;
  /** How what both changed was decided; undefined where nobody was asked. */
  decided: (id: string) => ReturnType<Choose> | undefined;
  takesOne: TakesOne;
}

/**
 * The history as if the other side's change had been there from the beginning, so that undo takes back one's own edits
 * and nothing else. Where an edit and theirs touch the same place, theirs is not undone, and redo brings one's own back.
 */
export function rebaseHistory(
  history: History,
  now: FlowDocument,
  { base, theirs, names, decided, takesOne }: Step,
): History {
  const onto = (document: FlowDocument, otherwise: ReturnType<Choose>) =>
    mergeDocuments(base, renameNodes(document, names), theirs, ({ id }) => decided(id) ?? otherwise, takesOne).document;
  const past = history.past.map((entry) => ({ ...entry, document: onto(entry.document, "theirs") }));
  const future = history.future.map((document) => onto(document, "mine"));
  return {
    // A step that changes nothing any more is none.
    past: past.filter((entry, place) => entry.document !== (past[place + 1]?.document ?? now)),
    future: future.filter((document, place) => document !== (place === 0 ? now : future[place - 1])),
  };
}

export const documentsOf = (history: History): FlowDocument[] => [
  ...history.past.map((entry) => entry.document),
  ...history.future,
];
