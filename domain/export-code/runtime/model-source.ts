/** `src/conversation.ts` of an exported project: what a step's model is told. */
export const conversationSource = String.raw`import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { asText, fillText } from "./references.js";
import type { Message, State } from "./state.js";

export interface Telling {
  /** Fixed messages of the step. */
  rows: readonly { role: Message["role"]; content: string }[];
  /** Whether the model sees the conversation, and how many exchanges of it. */
  memory: boolean;
  window?: number;
  /** Puts a summary in place of what was said long ago. */
  shorten?: Shorten;
  /** Said last. */
  userMessage?: string;
}

export type Shorten = (said: readonly Message[], instructed: boolean, model: BaseChatModel) => Promise<Message[]>;

/** What a model is told of what was said before. */ //+recall
export type Recall = (said: readonly Message[]) => Promise<readonly Message[]>; //+recall
 //+recall
/** How a summary stands before everything else. */ //+recall
export const toldSummary = (summary: string | undefined): Message[] => //+recall
  summary ? [{ role: "user", content: "Summary of our conversation so far: " + summary }] : []; //+recall
 //+recall
const isInstruction = ({ role }: Message): boolean => role === "system" || role === "developer";

/** Instructions, the step's own rows, the conversation, then the step's message. */
export async function tell(telling: Telling, state: State, model: BaseChatModel): Promise<BaseMessage[]> {
  const { rows, memory, window, shorten, userMessage = "" } = telling;
  const begins = state.messages.length === 0;
  const own: Message[] = rows
    .map(({ role, content }) => ({ role, content: fillText(content, state) }))
    .filter(({ content }) => content.trim() !== "");
  const [system, spoken] = [own.filter(isInstruction), own.filter((message) => !isInstruction(message))];
  const question: Message[] = begins && state.question ? [{ role: "user", content: state.question }] : [];
  const past = [...state.history, ...once(state), ...question];
  const recent = window === undefined ? past : latest(past, Math.max(1, window));
  const seen = memory ? ((await shorten?.(recent, system.length > 0, model)) ?? recent) : [];
  const asksItself = spoken.some(({ role }) => role === "user");
  const last = fillText(userMessage, state);
  const all: Message[] = [
    ...system,
    ...seen.filter(isInstruction),
    ...spoken,
    ...seen.filter((message) => !isInstruction(message)),
    ...(memory || asksItself ? [] : question),
    ...(last.trim() ? [{ role: "user" as const, content: last }] : []),
  ];
  return all.map(toModel);
}

/** Branches that begin at once have each said the question. */
function once({ messages, question }: State): Message[] {
  const isQuestion = ({ role, name, content }: Message): boolean =>
    role === "user" && name === undefined && content === question;
  const first = messages.findIndex(isQuestion);
  return messages.filter((message, index) => index === first || !isQuestion(message));
}

/** The last exchanges of a conversation. */
export const latest = (messages: readonly Message[], exchanges = Infinity): readonly Message[] =>
  exchanges > 0 ? messages.slice(-2 * Math.floor(exchanges)) : [];

export function toModel({ role, content }: Message): BaseMessage {
  if (role === "user") return new HumanMessage(content);
  return role === "assistant" ? new AIMessage(content) : new SystemMessage(content);
}

/** The question, when no step has said it yet. */
export const questionOf = ({ messages, question }: State): Message[] =>
  messages.length === 0 && question ? [{ role: "user", content: question }] : [];

export const replyOf = (label: string, role: "user" | "assistant", content: string): Message => ({
  role,
  content,
  name: label.toLowerCase().replaceAll(/\s+/g, "_"),
});

/** What a model may use. */
export interface Kit {
  tools?: readonly StructuredToolInterface[];
  /** Tools that the model's provider runs itself, as its API names them. */
  provided?: readonly Record<string, unknown>[];
  mostRounds?: number;
}

/** Asks the model and does what it asks for, until it answers in words. */
export async function ask(
  model: BaseChatModel,
  given: readonly BaseMessage[],
  { tools = [], provided = [], mostRounds = 30 }: Kit = {},
): Promise<string> {
  const messages = [...given];
  const said: string[] = [];
  const all = [...tools, ...provided];
  const bound = all.length > 0 && model.bindTools ? model.bindTools(all) : model;
  for (let round = 0; ; round += 1) {
    const reply = await bound.invoke(messages);
    messages.push(reply);
    if (reply.text) said.push(reply.text);
    const calls = reply.tool_calls ?? [];
    if (calls.length === 0) return said.join("");
    if (round >= mostRounds) return [...said, tooManyRounds(mostRounds)].join("");
    if (reply.text && !/\s$/.test(reply.text)) said.push("\n\n");
    messages.push(...(await Promise.all(calls.map(async (call) => new ToolMessage({
      content: await callTool(tools, call.name, call.args),
      tool_call_id: call.id ?? "",
      name: call.name,
    })))));
  }
}

export const tooManyRounds = (most: number): string =>
  "The agent stopped after " + String(most) + " rounds of tool calls without an answer. Raise Max Iterations, or ask for less at once.";

export async function callTool(
  tools: readonly StructuredToolInterface[],
  name: string,
  args: Record<string, unknown>,
): Promise<string> {
  const tool = tools.find((each) => each.name === name);
  if (!tool) return "Error: There is no tool " + name + ". Available: " + tools.map((each) => each.name).join(", ") + ".";
  try {
    return asText(await tool.invoke(args));
  } catch (error) {
    return "Error: " + (error instanceof Error ? error.message : String(error));
  }
}
`;
