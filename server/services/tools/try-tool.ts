import { isAppError } from "@/domain/errors";
import { toolGlobals, toolProperties, toolSchema } from "@/domain/tools/tool-schema";
import type { OutsideTools } from "@/server/engine/ports";
import { requireAccess, type ServiceContext } from "../context";
import { loadVariables } from "../variables/load-variables";

export interface TryTool {
  schema: string;
  func: string;
  arguments: Record<string, unknown>;
}

export type TriedTool = { took: number } & ({ result: string } | { error: string });

/** Longest a trial takes, its requests to others included. */
const patienceMs = 30_000;

/**
 * Runs a tool once as an agent would, saved or not: its arguments are looked at, then its function runs in the sandbox,
 * with the workspace's variables and a flow that was asked nothing.
 */
export async function tryTool(
  ctx: ServiceContext,
  { nodeTools, signal }: { nodeTools: OutsideTools; signal?: AbortSignal | undefined },
  input: TryTool,
): Promise<TriedTool> {
  requireAccess(ctx, "editor", "manage");
  const begun = performance.now();
  const took = () => Math.round(performance.now() - begun);
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const given = toolSchema(input.schema).safeParse(input.arguments);
    if (!given.success) return { took: 0, error: given.error.issues.map(complaint).join("\n") };
    const $vars = await loadVariables(ctx, ctx.actor.workspaceId);
    const $flow = { sessionId: "try", chatId: "try", chatflowId: "", input: "", state: {} };
    const result = await nodeTools.runScript({
      code: input.func,
      globals: { $vars, $flow, ...toolGlobals(toolProperties(input.schema), given.data) },
      fetch: nodeTools.fetch,
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    return { took: took(), result: typeof result === "string" ? result : (JSON.stringify(result, null, 2) ?? "") };
  } catch (error) {
    if (patience.aborted) return { took: took(), error: `It did not end within ${String(patienceMs / 1000)} seconds.` };
    if (isAppError(error)) return { took: took(), error: error.message };
    throw error;
  }
}

const complaint = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `“${path.map(String).join(".")}”: ${message}.`;
