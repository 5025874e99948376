import type { ToolMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { UsedTool } from "@/domain/api/stream-event";
import { quietTurn } from "../chains/quiet-turn";
import type { Turn } from "../slots";
import { withTurn } from "../tools/turn-of";

export interface RequestedCall {
  id?: string | undefined;
  name?: string | undefined;
  args?: unknown;
  /** Why the request could not be read. */
  error?: string | undefined;
}

export interface CallOptions {
  /** The same again when this call is made again after a crash. */
  key?: string | undefined;
  /** Keep with the used tool what it found and made. */
  keepFindings?: boolean;
}

export interface ToolResult {
  message: ToolMessage;
  used: UsedTool;
  /** The output is the answer. */
  direct: boolean;
}

type Findings = Pick<UsedTool, "sourceDocuments" | "artifacts">;

/** Calls one tool. Whatever goes wrong is told to the model, which may try another way; only an abort ends the turn. */
export async function callTool(
  tools: readonly StructuredToolInterface[],
  call: RequestedCall,
  turn: Turn,
  { key, keepFindings }: CallOptions = {},
): Promise<ToolResult> {
  const { ToolMessage } = await import("@langchain/core/messages");
  const name = call.name ?? "";
  const tool = tools.find((candidate) => candidate.name === name);
  const found: Findings = {};
  const config = withTurn(keepFindings ? watched(turn, found) : turn, key);
  const { output, error } = await attempt(tool, call, tools, config);
  turn.signal.throwIfAborted();
  return {
    message: new ToolMessage({
      content: output,
      tool_call_id: call.id ?? "",
      name,
      status: error === undefined ? "success" : "error",
    }),
    used: {
      ...{ tool: name, toolInput: call.args ?? {}, toolOutput: output },
      ...(error !== undefined && { error }),
      ...found,
    },
    direct: error === undefined && tool?.returnDirect === true,
  };
}

async function attempt(
  tool: StructuredToolInterface | undefined,
  call: RequestedCall,
  tools: readonly StructuredToolInterface[],
  config: ReturnType<typeof withTurn>,
): Promise<{ output: string; error?: string }> {
  try {
    if (!tool)
      throw new Error(`There is no tool ${call.name ?? ""}. Available: ${tools.map((one) => one.name).join(", ")}.`);
    if (call.error !== undefined) throw new Error(`The arguments are not valid JSON: ${String(call.args)}`);
    const output: unknown = await tool.invoke(call.args as Record<string, unknown>, config);
    return { output: typeof output === "string" ? output : JSON.stringify(output) };
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    return { output: `Error: ${error}`, error };
  }
}

/** The turn of one call, which notes what is told of documents and artifacts on its way. */
const watched = (turn: Turn, found: Findings): Turn => ({
  ...quietTurn(turn),
  streaming: turn.streaming,
  emit(event) {
    if (event.type === "sourceDocuments")
      found.sourceDocuments = [...(found.sourceDocuments ?? []), ...event.documents];
    if (event.type === "artifacts") found.artifacts = [...(found.artifacts ?? []), ...event.artifacts];
    turn.emit(event);
  },
});
