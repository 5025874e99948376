import type { IncomingMessage, ServerResponse } from "node:http";
import { openRuntime } from "@/server/runtime";
import { failLostChats } from "@/server/services/chats/fail-lost-chats";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { keepDroppingOldExecutions } from "@/server/services/executions/keep-dropping-old-executions";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { sweepRuns } from "@/server/services/runs/run-desk";
import { chatDeskOf } from "./chat-desk-of";
import { deskOf } from "./desk-of";
import { frameAncestors } from "./frame-ancestors";
import { createNodeDoor } from "./node-door";

/** What `server/main.mjs` knows of the program behind it. */
export interface ProcessHandle {
  /** Answers the request when its path is one of the hot public ones; false leaves it to Next. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends answers that would go on for as long as somebody reads. */
  drain(): void;
  /** Waits for runs under way, then closes the database. */
  close(): Promise<void>;
  /** Lines to print once the port is open. */
  describe(at: { port: number }): Promise<string[]>;
  /** Who may show the chat page of a flow in a frame, as the `frame-ancestors` of its policy. */
  frameAncestors(flowId: string): Promise<string>;
}

declare global {
  var __weft: ProcessHandle | { problem: string } | undefined;
}

/**
 * Opens the runtime once per process; a development server asks again after each reload. What prevents the start is
 * left for `main.mjs` to print: Next drops errors that are thrown here.
 */
export async function openProcess(): Promise<void> {
  if (globalThis.__weft) return;
  try {
    const runtime = await openRuntime();
    await sweepRuns(runtime);
    await failLostChats(runtime.db, { alone: runtime.database.kind === "embedded" });
    globalThis.__weft = {
      handle: createNodeDoor(runtime),
      drain: () => chatDeskOf(runtime).drain(),
      close: () => runtime.close(),
      async describe(at) {
        // The port is open by now: what an earlier process left, and the first boot's documents, must not delay it.
        await documentDeskOf(runtime).jobs.start();
        const stop = takeUpAll(deskOf(runtime));
        const stopDropping = keepDroppingOldExecutions(runtime);
        runtime.onClose(async () => {
          stop();
          stopDropping();
        });
        return runtime.describe(at);
      },
      frameAncestors: async (flowId) => frameAncestors(await deskOf(runtime).findFlow(flowId)),
    };
  } catch (error) {
    globalThis.__weft = { problem: error instanceof Error ? error.message : String(error) };
  }
}
