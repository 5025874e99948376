import { AppError } from "@/domain/errors";
import { runUpsert } from "@/server/engine/documents/run-upsert";
import type { UpsertEvent, UpsertResult } from "@/server/engine/documents/upsert-documents";
import type { SentFile } from "@/server/nodes/documents/document-slots";
import { newId } from "@/server/platform/ids";
import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";
import { documentKey } from "./document-key";

export interface FlowUpsert {
  flow: CallableFlow;
  /** From the canvas: the newest version counts. */
  internal: boolean;
  /** Ids of the stores to fill; empty: the flow's own choice. */
  stopNodeIds: readonly string[];
  overrideConfig?: Readonly<Record<string, unknown>> | undefined;
  chatId?: string | undefined;
  files: readonly SentFile[];
  /** Told how far it is. Must not throw. */
  onEvent?(event: UpsertEvent): void;
}

/** Fills a vector store of a flow. It goes on when whoever asked has left. */
export async function upsertFlow(desk: RunDesk, call: FlowUpsert): Promise<UpsertResult> {
  const { flow, internal, files, chatId, stopNodeIds, overrideConfig } = call;
  const versionId = internal ? flow.latestVersionId : flow.publishedVersionId;
  if (versionId === null)
    throw new AppError("unprocessable", "This flow has never been saved. Open it, save it and try again.");
  const prepared = await desk.prepared.get(flow, versionId);
  const request = {
    ...{ stopNodeIds, files, chatId, keyOf: documentKey },
    ...(overrideConfig && { overrideConfig }),
    ...(flow.settings.overrideRules && { overrideRules: flow.settings.overrideRules }),
  };
  return desk.active.track({ flowId: flow.id, chatId: chatId ?? newId() }, async (signal) => {
    const work = runUpsert(prepared, request, desk.portsOf(flow.workspaceId), signal);
    for (;;) {
      const { value, done } = await work.next();
      if (!done) call.onEvent?.(value);
      else {
        // What was built before may hold what the store held then.
        prepared.forget();
        return value;
      }
    }
  });
}
