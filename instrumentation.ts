/**
 * Next calls this once, before the first request. Nothing runs in the browser's or the edge's runtime, nor in the
 * workers of a build, which would hold the embedded database while the real process wants it.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { openProcess } = await import("@/server/http/process-handle");
  await openProcess();
}
