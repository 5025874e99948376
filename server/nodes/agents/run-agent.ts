import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessage, BaseMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { UsedTool } from "@/domain/api/stream-event";
import { type Askable, askModel } from "../ask-model";
import { reportTo } from "../report-to";
import type { Turn } from "../slots";
import { toldBeside } from "./built-in/told-beside";
import { bindTools, type RawTool } from "./bind-tools";
import { callKeys } from "./call-keys";
import { callTool, type RequestedCall, type ToolResult } from "./call-tool";
import { refuseCall } from "./refuse-call";

export interface AgentTask {
  nodeId: string;
  model: BaseChatModel;
  tools: readonly StructuredToolInterface[];
  /** Tools that the provider itself runs. */
  builtIn?: readonly RawTool[];
  maxIterations: number;
  /** Emit each used tool at once instead of all of them at the end. */
  reportEachTool: boolean;
  turn: Turn;
  /** Where the work stands: the messages to begin with, or what an attempt that stopped to ask has kept. */
  progress: AgentProgress;
  /** Tools that a person has to allow, each with those that fall with it. */
  guarded?: ReadonlyMap<string, readonly string[]>;
  /** The person's word on the calls that the kept progress ends with. */
  verdict?: AgentVerdict | undefined;
  /** First part of the idempotency keys of the calls. */
  key?: string;
  /** Keep with each used tool what it found and made. */
  keepFindings?: boolean;
  /** What the provider's own tools did for an answer of the model, which was asked by this client. */
  builtInUses?(message: AIMessage, client: Askable): Promise<UsedTool[]>;
}

export interface AgentProgress {
  messages: BaseMessage[];
  used: UsedTool[];
  calls: RequestedCall[];
  said: string[];
  round: number;
  /** Tools that a person has refused. */
  refused: string[];
}

export interface AgentVerdict {
  allowed: boolean;
  feedback: string;
}

export type AgentOutcome =
  | { status: "answered"; text: string; message: AIMessage | undefined; progress: AgentProgress }
  /** Nothing of the last message's calls has been done yet. */
  | { status: "asks"; calls: readonly RequestedCall[]; progress: AgentProgress };

/** How the work of an agent begins. */
export const newProgress = (messages: readonly BaseMessage[]): AgentProgress => ({
  ...{ messages: [...messages], used: [], calls: [], said: [], round: 0, refused: [] },
});

/**
 * Asks the model, does what it asks for, shows it the results, until it answers in words. Text that a model writes
 * beside its tool calls belongs to the answer, so that what was streamed and what is kept are the same.
 */
export async function runAgent(task: AgentTask): Promise<AgentOutcome> {
  const { progress, turn, maxIterations } = task;
  let { verdict } = task;
  for (;;) {
    const message = verdict ? undefined : await ask(task);
    const calls = requested(progress.messages.at(-1));
    if (calls.length === 0) return finish(task, message);
    if (!verdict && progress.round >= maxIterations) return finish(task, message, outOfRounds(maxIterations));
    const held = verdict ? [] : calls.filter(({ name }) => isHeld(task, name));
    if (held.length > 0) return { status: "asks", calls: held, progress };
    if (message?.text && !/\s$/.test(message.text)) progress.said.push(announce(turn, "\n\n"));
    const direct = await doCalls(task, calls, verdict);
    verdict = undefined;
    progress.round += 1;
    if (direct !== undefined) return finish(task, message, direct);
  }
}

async function ask(task: AgentTask): Promise<AIMessage> {
  const { model, tools, builtIn = [], progress } = task;
  const { refused, messages, said } = progress;
  const open = tools.filter(({ name }) => !refused.includes(name));
  // Some providers refuse a conversation with tool calls when no tool is named; a call of a refused one is answered.
  const bound = bindTools(model, [...(open.length > 0 ? open : tools), ...builtIn]);
  const beside = builtIn.length > 0 ? toldBeside() : undefined;
  const { message, text } = await askModel(bound, messages, {
    ...{ ...reportTo(task.turn), nodeId: task.nodeId },
    ...(beside && { listener: beside.listener }),
  });
  beside?.addTo(message);
  messages.push(message);
  if (text) said.push(text);
  if (builtIn.length > 0) await noteBuiltIn(task, message, bound);
  return message;
}

async function noteBuiltIn(task: AgentTask, message: AIMessage, client: Askable): Promise<void> {
  const { progress, turn, builtInUses, reportEachTool } = task;
  const uses = (await builtInUses?.(message, client)) ?? [];
  if (uses.length === 0) return;
  progress.used.push(...uses);
  const documents = uses.flatMap(({ sourceDocuments = [] }) => sourceDocuments);
  const artifacts = uses.flatMap((use) => use.artifacts ?? []);
  if (reportEachTool) turn.emit({ type: "usedTools", tools: uses });
  if (documents.length > 0) turn.emit({ type: "sourceDocuments", documents });
  if (artifacts.length > 0) turn.emit({ type: "artifacts", artifacts });
}

function requested(message: BaseMessage | undefined): RequestedCall[] {
  if (message?.type !== "ai") return [];
  // `type` says so.
  const { tool_calls: calls = [], invalid_tool_calls: broken = [] } = message as AIMessage;
  return [...calls, ...broken];
}

const isHeld = ({ guarded, progress }: AgentTask, name = ""): boolean =>
  guarded?.has(name) === true && !progress.refused.includes(name);

/** Gives the output that is the answer, if one of the tools says that of its own. */
async function doCalls(task: AgentTask, calls: RequestedCall[], verdict?: AgentVerdict): Promise<string | undefined> {
  const { progress, guarded, key, turn, keepFindings = false } = task;
  if (verdict && !verdict.allowed) progress.refused.push(...calls.flatMap(({ name = "" }) => guarded?.get(name) ?? []));
  const allowed = task.tools.filter(({ name }) => !progress.refused.includes(name));
  const keys = key === undefined ? [] : await callKeys(key, calls, progress.used);
  const results = await Promise.all(
    calls.map((call, index): Promise<ToolResult | Pick<ToolResult, "message">> =>
      progress.refused.includes(call.name ?? "")
        ? refuseCall(call, verdict?.feedback ?? "")
        : callTool(allowed, call, turn, { key: keys[index], keepFindings }),
    ),
  );
  progress.calls.push(...calls);
  let direct: string | undefined;
  for (const result of results) {
    progress.messages.push(result.message);
    if (!("used" in result)) continue;
    progress.used.push(result.used);
    if (task.reportEachTool) turn.emit({ type: "usedTools", tools: [result.used] });
    if (result.direct) direct ??= result.used.toolOutput;
  }
  return direct;
}

function finish({ progress, turn, reportEachTool }: AgentTask, message?: AIMessage, last?: string): AgentOutcome {
  const { used, said } = progress;
  if (last !== undefined) said.push(announce(turn, last));
  if (used.length > 0 && !reportEachTool) turn.emit({ type: "usedTools", tools: used });
  return { status: "answered", text: said.join(""), message, progress };
}

function announce(turn: Turn, text: string): string {
  if (turn.streaming) turn.emit({ type: "token", text });
  return text;
}

const outOfRounds = (rounds: number): string =>
  `The agent stopped after ${rounds} rounds of tool calls without an answer. Raise Max Iterations, or ask for less at once.`;
