/**
 * Which windows of this browser have a flow open. A window that is gone cannot answer, and one that is frozen does not;
 * what is taken over from it is then there twice, and joined when it wakes.
 */
const channelOf = (flowId: string): string => `weft:windows:${flowId}`;

/** Milliseconds that the others have to say that they are there. */
const patience = 150;

/** Answers other windows until the returned function is called. */
export function answerWindows(flowId: string, tab: string): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(channelOf(flowId));
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (data === "who") channel.postMessage({ here: tab });
  });
  return () => channel.close();
}

export async function findWindows(flowId: string): Promise<ReadonlySet<string>> {
  if (typeof BroadcastChannel === "undefined") return new Set();
  const channel = new BroadcastChannel(channelOf(flowId));
  const found = new Set<string>();
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "object" && data !== null && "here" in data && typeof data.here === "string")
      found.add(data.here);
  });
  channel.postMessage("who");
  await new Promise((resolve) => setTimeout(resolve, patience));
  channel.close();
  return found;
}
