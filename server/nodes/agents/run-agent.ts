import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { AppError } from "@/domain/errors";
import type { Answer, UsedTool } from "@/domain/api/stream-event";
import { type Askable, askModel } from "../ask-model";
import { reportTo } from "../report-to";
import type { Turn } from "../slots";
import { callTool } from "./call-tool";

export interface AgentTask {
  nodeId: string;
  model: BaseChatModel;
  tools: readonly StructuredToolInterface[];
  messages: readonly BaseMessage[];
  maxIterations: number;
  /** Emit each used tool at once instead of all of them at the end. */
  reportEachTool: boolean;
  turn: Turn;
}

/**
 * Asks the model, does what it asks for, shows it the results, until it answers in words. Text that a model writes
 * beside its tool calls belongs to the answer, so that what was streamed and what is kept are the same.
 */
export async function runAgent({ model, tools, maxIterations, turn, ...task }: AgentTask): Promise<Answer> {
  const bound = bind(model, tools);
  const messages = [...task.messages];
  const used: UsedTool[] = [];
  const said: string[] = [];
  const finish = (text: string): Answer => {
    if (used.length > 0 && !task.reportEachTool) turn.emit({ type: "usedTools", tools: used });
    return { text, ...(used.length > 0 && { usedTools: used }) };
  };
  for (let round = 0; ; round += 1) {
    const { message, text } = await askModel(bound, messages, { ...reportTo(turn), nodeId: task.nodeId });
    if (text) said.push(text);
    const calls = message.tool_calls ?? [];
    const broken = message.invalid_tool_calls ?? [];
    if (calls.length + broken.length === 0) return finish(said.join(""));
    if (round >= maxIterations) {
      return finish(`${said.join("")}${announce(turn, outOfRounds(maxIterations))}`);
    }
    if (text && !/\s$/.test(text)) said.push(announce(turn, "\n\n"));
    messages.push(message);
    const results = await Promise.all([...calls, ...broken].map((call) => callTool(tools, call, turn)));
    for (const result of results) {
      messages.push(result.message);
      used.push(result.used);
      if (task.reportEachTool) turn.emit({ type: "usedTools", tools: [result.used] });
    }
    const direct = results.find((result) => result.direct);
    if (direct) return finish(`${said.join("")}${announce(turn, direct.used.toolOutput)}`);
  }
}

function bind(model: BaseChatModel, tools: readonly StructuredToolInterface[]): Askable {
  if (tools.length === 0) return model;
  if (!model.bindTools) throw new AppError("invalid_input", "This chat model cannot call tools. Connect one that can.");
  return model.bindTools([...tools]);
}

function announce(turn: Turn, text: string): string {
  if (turn.streaming) turn.emit({ type: "token", text });
  return text;
}

const outOfRounds = (rounds: number): string =>
  `The agent stopped after ${rounds} rounds of tool calls without an answer. Raise Max Iterations, or ask for less at once.`;
