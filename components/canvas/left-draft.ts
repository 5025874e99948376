import type { FlowDocument } from "@/domain/flow/flow-document";
import { emptyFlow } from "@/domain/flow/flow-document";
import { findDrafts, type FoundDraft } from "./draft";
import { findWindows } from "./open-windows";

/** Work that was not stored when its window went away. */
export interface LeftDraft {
  draft: FoundDraft;
  /** What it grew from. */
  base: { number: number | null; document: FlowDocument };
}

interface Asked {
  flowId: string;
  userId: string;
  versionOf(number: number): Promise<{ document: FlowDocument }>;
}

/** The newest work that a window of this person left behind. Others stay where they are until this one is stored. */
export async function leftDraft({ flowId, userId, versionOf }: Asked): Promise<LeftDraft | null> {
  const drafts = findDrafts(window.localStorage, userId, flowId);
  if (drafts.length === 0) return null;
  const open = await findWindows(flowId);
  const draft = drafts.find(({ tab }) => !open.has(tab));
  if (!draft) return null;
  const number = draft.baseNumber;
  if (number === null) return { draft, base: { number, document: draft.base ?? emptyFlow } };
  // Versions that were saved automatically are let go of in time; the draft brings what it grew from.
  const stored = await versionOf(number).then(
    ({ document }) => document,
    () => undefined,
  );
  return { draft, base: { number, document: stored ?? draft.base ?? emptyFlow } };
}
