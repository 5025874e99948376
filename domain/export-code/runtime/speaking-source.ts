/** `src/speaking.ts` of an exported project: who takes part in conversations, and how each of them hears the others. */
export const speakingSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Limit } from "./limit.js"; //+limit

export interface Chat {
  to: string;
  message: string;
  maxTurns?: number;
  /** Asks a model for the summary; otherwise it is what was said last. */
  reflection?: string;
}

export interface Agent {
  id: string;
  name: string;
  description: string;
  system: string;
  asksPerson: "ALWAYS" | "TERMINATE" | "NEVER";
  /** How long it waits for that person. */ //+limit
  limit?: Limit; //+limit
  mostReplies: number;
  endWord: string;
  model?: () => BaseChatModel;
  /** Its provider reads the names of messages; for others names stand in front of the words, where several speak. */
  readsNames: boolean;
  tools: readonly StructuredToolInterface[];
  executes: readonly StructuredToolInterface[];
  /** What it talks over with others before it replies. */
  nested: readonly Chat[];
  /** It runs code that messages to it hold. */ //+code
  runsCode?: boolean; //+code
}

export interface Group {
  id: string;
  name: string;
  selection: "auto" | "manual" | "random" | "round_robin";
  maxRound: number;
  introduces: boolean;
  members: readonly string[];
  /** Names: who may speak after whom. Empty: anybody. */
  transitions: readonly (readonly [string, string])[];
  model?: () => BaseChatModel;
}

interface Call {
  id: string;
  name: string;
  args: Record<string, unknown>;
}

export interface Saying {
  from: string;
  to: string;
  content: string;
  kind: "agent" | "human" | "tool_call" | "tool_result"; //-code
  kind: "agent" | "human" | "tool_call" | "tool_result" | "code_result"; //+code
  calls?: Call[];
  results?: { id: string; name: string; content: string }[];
}

/** Everybody who can be talked to, by id. */
export class Company {
  readonly #agents: readonly Agent[];
  readonly #groups: readonly Group[];

  constructor(agents: readonly Agent[], groups: readonly Group[]) {
    this.#agents = agents;
    this.#groups = groups;
  }

  agent = (id: string): Agent | undefined => this.#agents.find((each) => each.id === id);
  group = (id: string): Group | undefined => this.#groups.find((each) => each.id === id);
  name = (id: string): string => this.agent(id)?.name ?? this.group(id)?.name ?? "User";
  model = (id: string): (() => BaseChatModel) | undefined => this.group(id)?.model ?? this.agent(id)?.model;

  transcript = (said: readonly Saying[]): string =>
    said.map((saying) => this.name(saying.from) + ": " + spoken(saying)).join("\n\n");

  /** All that an agent's model is told before it replies. */
  heard(agent: Agent, to: string, said: readonly Saying[], system: string): BaseMessage[] {
    const messages = [...this.#instructions(agent, to, system), ...this.#view(agent, to, said)];
    return agent.readsNames ? messages : inTurns(messages);
  }

  #instructions(agent: Agent, to: string, system: string): BaseMessage[] {
    const group = this.group(to);
    const listeners = (group?.members ?? [to]).flatMap((id) => this.agent(id) ?? []);
    const word = listeners.find(({ endWord }) => endWord.trim() !== "")?.endWord.trim();
    const usual = [
      "You work on a task together with whoever talks to you. Go step by step, say what you are sure of and what you are not, and check the result before you hand it over.",
      ...(listeners.some(({ runsCode }) => runsCode) ? [aboutCode] : []), //+code
      ...(word === undefined
        ? []
        : ["When the task is done and nothing is left to check, write " + word + " at the very end of your message."]),
    ];
    const first = new SystemMessage(system.trim() || usual.join("\n\n"));
    if (!group?.introduces) return [first];
    const lines = listeners.map(({ name, description }) => (description === "" ? name : name + ": " + description));
    const content = "You are " + agent.name + ". These take part in the conversation:\n\n" + lines.join("\n");
    const name = agent.readsNames ? { name: group.name.replaceAll(/\W+/g, "_") } : {};
    return [first, new HumanMessage({ content, ...name })];
  }

  /** The conversation as one agent's model reads it: its own words as the assistant's, those of others by name. */
  #view(agent: Agent, to: string, said: readonly Saying[]): BaseMessage[] {
    const me = agent.id;
    return said.flatMap((saying, index): BaseMessage[] => {
      const [before, next] = [said[index - 1], said[index + 1]];
      if (saying.calls && saying.from === me) {
        const tool_calls = saying.calls.map((call) => ({ ...call, type: "tool_call" as const }));
        const own = new AIMessage({ content: saying.content, tool_calls });
        const found = (id: string) => next?.results?.find((result) => result.id === id)?.content ?? "USER INTERRUPTED";
        return [own, ...saying.calls.map(({ id, name }) => new ToolMessage({ content: found(id), tool_call_id: id, name }))];
      }
      const isAnswer = saying.results !== undefined && before?.calls !== undefined && before.from === me;
      const text = isAnswer && saying.kind === "tool_result" ? "" : spoken(saying);
      if (isAnswer && text === "") return [];
      if (saying.from === me) return text === "" ? [] : [new AIMessage(text)];
      const [who, content] = [this.name(saying.from), text || "(no answer)"];
      if (!agent.readsNames) return [new HumanMessage(this.group(to) ? who + ": " + content : content)];
      const name = who.replaceAll(/[^\p{L}\p{N}_-]+/gu, "_").slice(0, 64) || "user";
      return [new HumanMessage({ content, name })];
    });
  }
}

const aboutCode = //+code
  "When a computation helps, write a whole JavaScript program in a fenced block that begins with " + //+code
  "\u0060".repeat(3) + //+code
  "javascript and let it print its results with console.log. It is run for you, and you get what it printed as the next message. Do not ask anybody to change the code before it is run; when it fails, mend it and write it out whole again."; //+code
 //+code
/** For providers that know two parties alone: they take turns, somebody else begins, and the last word is not its own. */
function inTurns(messages: readonly BaseMessage[]): BaseMessage[] {
  const instructions = messages.filter(({ type }) => type === "system");
  const told: BaseMessage[] = [];
  for (const message of messages.filter(({ type }) => type !== "system")) {
    const last = told.at(-1);
    const calls = [last, message].some((one) => one instanceof AIMessage && (one.tool_calls ?? []).length > 0);
    const joins = last?.type === message.type && !calls && ["human", "ai"].includes(message.type);
    const content = last ? last.text + "\n\n" + message.text : "";
    if (!joins) told.push(message);
    else told.splice(-1, 1, message.type === "ai" ? new AIMessage(content) : new HumanMessage(content));
  }
  const isOwn = (message: BaseMessage | undefined): boolean => message?.type === "ai";
  return [
    ...instructions,
    ...(told.length === 0 || isOwn(told[0]) ? [new HumanMessage("(You begin.)")] : []),
    ...told,
    ...(isOwn(told.at(-1)) ? [new HumanMessage("(Go on.)")] : []),
  ];
}

function spoken({ content, calls, kind, results = [] }: Saying): string {
  if (calls) {
    const asked = calls.map(({ name, args }) => name + "(" + JSON.stringify(args) + ")");
    return [...(content === "" ? [] : [content]), ...asked].join("\n");
  }
  return kind === "tool_result" ? results.map((one) => one.content).join("\n") : content;
}

const tail = /[\s.!*_\u0060"'”’)\]]+$/;

/** Whether a message ends a conversation: the word stands at its end. */
export function endsWithWord(text: string, word: string): boolean {
  const wanted = word.trim();
  return wanted !== "" && (text.trimEnd().endsWith(wanted) || text.replace(tail, "").endsWith(wanted));
}

export function withoutWord(text: string, word: string): string {
  if (!endsWithWord(text, word)) return text.trim();
  return text.slice(0, text.lastIndexOf(word.trim())).replace(/[*_\u0060"'“‘([]+$/, "").trim();
}
`;
