import { callKeys } from "../agents/call-keys";
import { callTool } from "../agents/call-tool";
import { quietTurn } from "../chains/quiet-turn";
import { runnableTools } from "./actor-tools";
import { type After, afterSaying } from "./after";
import type { Conversing } from "./conversing";
import type { Saying, State } from "./state";
import type { Todo } from "./todo";

/** Runs the tools that an agent asked for, in the name of the one who replies. */
export async function callTools(
  { actors, scope, signal, record }: Conversing,
  state: State,
  { me, to, caller, calls }: Extract<Todo, { kind: "tools" }>,
): Promise<After> {
  const tools = await runnableTools(actors.get(me), actors.get(caller));
  const turn = { ...quietTurn(scope.turn), signal, emit: record.emit };
  const keys = await callKeys(`${scope.key}:${String(state.turns)}`, calls, []);
  const found = await Promise.all(
    calls.map((call, index) => callTool(tools, call, turn, { key: keys[index], keepFindings: true })),
  );
  const used = found.map((one) => one.used);
  record.emit({ type: "usedTools", tools: used });
  const results = found.map(({ message }, index) => {
    const { id = "", name = "" } = calls[index] ?? {};
    return { id, name, content: message.text };
  });
  const content = results.map((result) => result.content).join("\n");
  const saying: Saying = { from: me, to, content, kind: "tool_result", results };
  return afterSaying({ ...state, used: [...state.used, ...used.map((one) => ({ ...one }))] }, saying);
}
