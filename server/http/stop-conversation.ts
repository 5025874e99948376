import type { CallableFlow } from "@/server/services/runs/callable-flow";
import type { RunDesk } from "@/server/services/runs/run-desk";

interface Stop {
  desk: RunDesk;
  flow: CallableFlow;
  params: Readonly<Record<string, string>>;
}

/** Stops the runs of the conversation in the path. Nobody learns whether there was one. */
export function stopConversation({ desk, flow, params }: Stop): { status: 200; message: string } {
  desk.active.abort(flow.id, params.chatId ?? "");
  return { status: 200, message: "Chat message aborted" };
}
