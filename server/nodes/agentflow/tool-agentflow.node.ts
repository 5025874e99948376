import type { StructuredToolInterface } from "@langchain/core/tools";
import type { UsedTool } from "@/domain/api/stream-event";
import { argumentsSchema } from "@/domain/catalogue/arguments-schema";
import { AppError, isAppError } from "@/domain/errors";
import { defineStep } from "../define-step";
import type { Turn } from "../slots";
import { withTurn } from "../tools/turn-of";
import { heardTurn } from "./heard-turn";
import { stateChanges } from "./state-changes";
import { type ArgumentRow, toolArguments } from "./tool-arguments";
import { toolsOf } from "./tools-of";
import { updateStateInput } from "./update-state-input";

export default defineStep({
  name: "toolAgentflow",
  version: 1.2,
  label: "Tool",
  description: "Calls one tool with the arguments that are written here.",
  icon: "tool-step.svg",
  step: { color: "#d4a373" },
  summary: ["toolAgentflowSelectedTool"],
  inputs: {
    toolAgentflowSelectedTool: { type: "component", accepts: "Tool", load: "listTools", label: "Tool" },
    toolInputArgs: {
      type: "array",
      label: "Tool Input Arguments",
      description: "What the tool is given, by the name of each argument.",
      references: true,
      optional: true,
      row: {
        inputArgName: { type: "pick", from: "toolArguments", label: "Input Argument Name" },
        inputArgValue: { type: "string", label: "Input Argument Value", references: true },
      },
    },
    toolUpdateState: updateStateInput,
  },
  async run({ inputs, scope, signal, node }) {
    const tools = toolsOf(await scope.build(inputs.toolAgentflowSelectedTool));
    if (tools.length === 0) throw new AppError("unprocessable", `What “${node.label}” is to call is no tool.`);
    const { turn, heard } = heardTurn(scope, signal);
    const usedTools: UsedTool[] = [];
    for (const [index, tool] of tools.entries()) {
      const key = index === 0 ? scope.key : `${scope.key}:${String(index)}`;
      usedTools.push(await call(tool, inputs.toolInputArgs, turn, key));
    }
    const content = usedTools.map(({ toolOutput }) => toolOutput).join("\n");
    if (scope.streaming) scope.emit({ type: "token", text: content });
    return { output: { content, usedTools, ...heard }, ...stateChanges(inputs.toolUpdateState) };
  },
});

async function call(
  tool: StructuredToolInterface,
  rows: readonly ArgumentRow[],
  turn: Turn,
  key: string,
): Promise<UsedTool> {
  const toolInput = await toolArguments(rows, argumentsSchema(tool.schema));
  try {
    const output: unknown = await tool.invoke(toolInput, withTurn(turn, key));
    const toolOutput = typeof output === "string" ? output : (JSON.stringify(output) ?? "");
    return { tool: tool.name, toolInput, toolOutput };
  } catch (cause) {
    turn.signal.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(isAppError(cause) ? cause.code : "unprocessable", `The tool “${tool.name}” failed: ${reason}`, {
      cause,
      ...(isAppError(cause) && { nature: cause.nature }),
    });
  }
}
