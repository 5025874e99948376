import { z } from "zod";
import type { NodeTools, ScriptRequest } from "@/server/engine/ports";

const codeName = "__function";

/** The function is compiled inside, so that nothing in its text reaches out of its own body. */
const wrapper = `
const { constructor: AsyncFunction } = async function () {};
const code = globalThis.${codeName};
delete globalThis.${codeName};
const result = await new AsyncFunction(code)();
const state = globalThis.$flow?.state;
return { result, state: typeof state === "object" && state !== null && !Array.isArray(state) ? state : undefined };
`;

const outcome = z.object({ result: z.unknown().optional(), state: z.record(z.string(), z.unknown()).optional() });

/** Runs a function and tells what it returned and which values of the state it set. */
export async function runFunction(
  { runScript, fetch }: Pick<NodeTools, "runScript" | "fetch">,
  { code, globals, signal }: Required<Pick<ScriptRequest, "code" | "globals" | "signal">>,
  before: Readonly<Record<string, unknown>>,
): Promise<{ result: unknown; state: Record<string, unknown> }> {
  const ran = await runScript({ code: wrapper, globals: { ...globals, [codeName]: code }, signal, fetch });
  const { result, state = {} } = outcome.parse(ran);
  const set = Object.entries(state).filter(
    ([key, value]) => key !== "__proto__" && JSON.stringify(value) !== JSON.stringify(before[key]),
  );
  return { result, state: Object.fromEntries(set) };
}
