/** Next calls this once, before the first request. Nothing runs in the browser's or the edge's runtime. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { openProcess } = await import("@/server/http/process-handle");
  await openProcess();
}
