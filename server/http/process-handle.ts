import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { openRuntime } from "@/server/runtime";
import { keepSettlingChats } from "@/server/services/chats/keep-settling-chats";
import { settleLostChats } from "@/server/services/chats/settle-lost-chats";
import { documentDeskOf } from "@/server/services/documents/document-desk";
import { keepDroppingOldExecutions } from "@/server/services/executions/keep-dropping-old-executions";
import { takeUpAll } from "@/server/services/executions/take-up-all";
import { sweepRuns } from "@/server/services/runs/run-desk";
import { chatDeskOf } from "@/server/services/chats/chat-desk-of";
import { keepTriggers } from "@/server/services/triggers/keep-triggers";
import { callbackBody } from "./callback-body";
import { deskOf } from "./desk-of";
import { frameAncestors } from "./frame-ancestors";
import { createNodeDoor } from "./node-door";
import { createUpgradeDoor } from "./sockets/open-door";

/** What `server/main.mjs` knows of the program behind it. */
export interface ProcessHandle {
  /** Answers the request when its path is one of the hot public ones; false leaves it to Next. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Opens a connection when its path is one of a chat; false leaves it to Next. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
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
    // Made before any run is taken up, so that no chat misses its own; settled before anybody can begin a turn.
    const chats = { ...runtime, chats: chatDeskOf(runtime) };
    await settleLostChats(chats, { alone: runtime.database.kind === "embedded" });
    globalThis.__weft = {
      handle: createNodeDoor(runtime),
      upgrade: createUpgradeDoor(runtime),
      drain: () => chatDeskOf(runtime).drain(),
      close: () => runtime.close(),
      async describe(at) {
        // The port is open by now: what an earlier process left, and the first boot's documents, must not delay it.
        await documentDeskOf(runtime).jobs.start();
        const stopSettling = keepSettlingChats(chats);
        const desk = deskOf(runtime);
        const stop = takeUpAll(desk);
        const stopTriggers = keepTriggers({ ...runtime, desk, bodyOf: (ended) => callbackBody(desk, ended) });
        const stopDropping = keepDroppingOldExecutions(runtime);
        runtime.onClose(async () => {
          stop();
          stopTriggers();
          stopDropping();
          stopSettling();
        });
        return runtime.describe(at);
      },
      frameAncestors: async (flowId) => frameAncestors(await deskOf(runtime).findFlow(flowId)),
    };
  } catch (error) {
    globalThis.__weft = { problem: error instanceof Error ? error.message : String(error) };
  }
}
