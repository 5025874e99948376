/** `src/steps/talk.ts` of an exported project: agents that converse, one turn for each visit of the step. */
export const talkSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { interrupt } from "@langchain/langgraph";
import { callTool, questionOf, replyOf } from "../conversation.js";
import { fillText } from "../references.js";
import type { State, Step, Update } from "../state.js";

export interface Agent {
  id: string;
  name: string;
  description: string;
  system: string;
  asksPerson: "ALWAYS" | "TERMINATE" | "NEVER";
  mostReplies: number;
  endWord: string;
  model?: () => BaseChatModel;
  tools: readonly StructuredToolInterface[];
  executes: readonly StructuredToolInterface[];
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

interface Chat {
  to: string;
  message: string;
  maxTurns?: number;
  /** Asks a model for the summary; otherwise it is what was said last. */
  reflection?: string;
}

interface Cast {
  id: string;
  label: string;
  /** Who begins; a group that begins is asked by whoever asked the run. */
  owner: string;
  chats: readonly Chat[];
  agents: readonly Agent[];
  groups: readonly Group[];
}

interface Call {
  id: string;
  name: string;
  args: Record<string, unknown>;
}

interface Saying {
  from: string;
  to: string;
  content: string;
  kind: "agent" | "human" | "tool_call" | "tool_result";
  calls?: Call[];
  results?: { id: string; name: string; content: string }[];
}

interface Talk {
  at: number;
  summaries: string[];
  said: Saying[];
  counters: Record<string, number>;
  speaker?: string;
  unaided?: boolean;
}

const beginning: Talk = { at: 0, summaries: [], said: [], counters: {} };

/** Takes the conversation one turn on; the graph comes back until it has ended. */
export const talk =
  (cast: Cast): Step =>
  async (state) => {
    const before: Talk = { ...beginning, ...state.talks[cast.id] };
    const chat = cast.chats[before.at];
    if (!chat) return ended(cast, state, before.summaries.at(-1) ?? "");
    const turn = new Turn(cast, chat, before, state);
    const after = await turn.next();
    return { talks: { [cast.id]: { ...after } }, routes: { [cast.id]: "again" } };
  };

function ended({ id, label }: Cast, state: State, content: string): Update {
  return {
    routes: { [id]: "end" },
    outputs: { [id]: { content } },
    messages: [...questionOf(state), replyOf(label, "assistant", content)],
    answer: content,
  };
}

const silence = "(no answer)";

class Turn {
  readonly #cast: Cast;
  readonly #chat: Chat;
  readonly #talk: Talk;
  readonly #state: State;

  constructor(cast: Cast, chat: Chat, before: Talk, state: State) {
    this.#cast = cast;
    this.#chat = chat;
    this.#talk = before;
    this.#state = state;
  }

  async next(): Promise<Talk> {
    const { said, summaries } = this.#talk;
    const { owner } = this.#cast;
    const { to, message, maxTurns } = this.#chat;
    const last = said.at(-1);
    if (!last) {
      const opening = fillText(message, this.#state) || this.#state.question;
      const content = [opening, ...(summaries.length > 0 ? ["Context: ", ...summaries] : [])].join("\n");
      return this.#say({ from: owner, to, content, kind: "agent" });
    }
    const group = this.#group(to);
    if (group) return this.#inGroup(group, last);
    const replying = last.from === owner ? to : owner;
    const trips = said.filter((one) => one.from === owner).length;
    if (replying === owner && maxTurns !== undefined && trips >= maxTurns) return this.#conclude();
    return this.#reply(replying, replying === owner ? to : owner, last);
  }

  async #inGroup(group: Group, last: Saying): Promise<Talk> {
    const { said, speaker, unaided } = this.#talk;
    if (speaker !== undefined) return this.#reply(speaker, group.id, last);
    if (endsWithWord(last.content, "TERMINATE") || said.length >= group.maxRound) return this.#conclude();
    const candidates = this.#eligible(group, last);
    const [only, ...others] = candidates;
    if (only === undefined) return this.#conclude();
    const chosen = (id: string | undefined): Talk => ({ ...this.#talk, speaker: id ?? only });
    if (others.length === 0) return chosen(only);
    if (group.selection === "round_robin") return chosen(this.#following(group, candidates));
    if (group.selection === "random") return chosen(candidates[Math.floor(Math.random() * candidates.length)]);
    if (group.selection === "manual" && !unaided) {
      const options = candidates.map((id) => this.#name(id));
      const wanted: string = interrupt({ kind: "select_speaker", agent: group.name, options, content: "Who speaks next?" });
      const named = candidates[Number(wanted.trim()) - 1] ?? candidates.find((id) => same(this.#name(id), wanted));
      return named === undefined ? { ...this.#talk, unaided: true } : chosen(named);
    }
    if (!group.model) return chosen(this.#following(group, candidates));
    return chosen(await this.#selected(group, group.model(), candidates));
  }

  async #reply(me: string, to: string, last: Saying): Promise<Talk> {
    const agent = this.#agent(me);
    if (!agent) return this.#conclude();
    const counters = { ...this.#talk.counters };
    const passed = this.#gate(agent, to, last);
    if (passed === "end") return this.#conclude();
    if (typeof passed === "object") {
      const results = last.calls?.map(({ id, name }) => ({ id, name, content: "USER INTERRUPTED" }));
      const saying: Saying = { from: me, to, content: passed.text, kind: "human", ...(results && { results }) };
      return this.#say(saying, { ...counters, [me]: 0 });
    }
    counters[me] = (counters[me] ?? 0) + 1;
    if (last.calls) return this.#say(await this.#runTools(agent, to, last), counters);
    if (agent.model) return this.#say(await this.#ask(agent, agent.model(), to), counters);
    return this.#say({ from: me, to, content: "", kind: "agent" }, counters);
  }

  /** Whether an agent replies of its own, a person speaks in its place, or the conversation ends. */
  #gate({ id, name, asksPerson, mostReplies, endWord }: Agent, to: string, last: Saying): "pass" | "end" | { text: string } {
    const isEnd = endsWithWord(last.content, endWord);
    const isUsedUp = (this.#talk.counters[id] ?? 0) >= mostReplies;
    if (asksPerson === "NEVER") return isUsedUp || isEnd ? "end" : "pass";
    if (asksPerson === "TERMINATE" && !isEnd && !isUsedUp) return "pass";
    const from = this.#name(this.#group(to) ? to : last.from);
    const content = "Reply as " + name + " to " + from + ". Enter nothing to let the agent go on, or exit to end.";
    const text: string = interrupt({ kind: "human_input_request", agent: name, from, content });
    if (text.trim() === "exit" || (text === "" && isEnd)) return "end";
    return text !== "" || mostReplies === 0 ? { text } : "pass";
  }

  async #runTools(agent: Agent, to: string, last: Saying): Promise<Saying> {
    const caller = this.#agent(last.from);
    const all = [...(caller?.tools ?? []), ...(caller?.executes ?? []), ...agent.executes].toReversed();
    const tools = [...new Map(all.toReversed().map((tool) => [tool.name, tool])).values()];
    const results = await Promise.all(
      (last.calls ?? []).map(async ({ id, name, args }) => ({ id, name, content: await callTool(tools, name, args) })),
    );
    const content = results.map((one) => one.content).join("\n");
    return { from: agent.id, to, content, kind: "tool_result", results };
  }

  async #ask(agent: Agent, model: BaseChatModel, to: string): Promise<Saying> {
    const bound = agent.tools.length > 0 && model.bindTools ? model.bindTools([...agent.tools]) : model;
    const reply = await bound.invoke([...this.#instructions(agent, to), ...this.#view(agent.id)]);
    const calls = (reply.tool_calls ?? []).map(({ id, name, args }, index) => ({
      ...{ id: id ?? "call_" + String(this.#talk.said.length) + "_" + String(index), name, args },
    }));
    const saying: Saying = { from: agent.id, to, content: reply.text, kind: "agent" };
    return calls.length === 0 ? saying : { ...saying, kind: "tool_call", calls };
  }

  #instructions(agent: Agent, to: string): BaseMessage[] {
    const group = this.#group(to);
    const listeners = (group?.members ?? [to]).flatMap((id) => this.#agent(id) ?? []);
    const word = listeners.find(({ endWord }) => endWord.trim() !== "")?.endWord.trim();
    const usual = [
      "You work on a task together with whoever talks to you. Go step by step, say what you are sure of and what you are not, and check the result before you hand it over.",
      ...(word === undefined
        ? []
        : ["When the task is done and nothing is left to check, write " + word + " at the very end of your message."]),
    ];
    const system = new SystemMessage(fillText(agent.system, this.#state).trim() || usual.join("\n\n"));
    if (!group?.introduces) return [system];
    const lines = listeners.map(({ name, description }) => (description === "" ? name : name + ": " + description));
    const content = "You are " + agent.name + ". These take part in the conversation:\n\n" + lines.join("\n");
    return [system, new HumanMessage({ content, name: group.name.replaceAll(/\W+/g, "_") })];
  }

  /** The conversation as one agent's model reads it: its own words as the assistant's, those of others by name. */
  #view(me: string): BaseMessage[] {
    const { said } = this.#talk;
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
      const name = this.#name(saying.from).replaceAll(/[^\p{L}\p{N}_-]+/gu, "_").slice(0, 64) || "user";
      return [new HumanMessage({ content: text || silence, name })];
    });
  }

  async #selected(group: Group, model: BaseChatModel, candidates: readonly string[]): Promise<string | undefined> {
    const names = candidates.map((id) => this.#name(id));
    const listed = "[" + names.join(", ") + "]";
    const roles = candidates.map((id) => (this.#name(id) + ": " + (this.#agent(id)?.description ?? "")).trimEnd());
    const messages: BaseMessage[] = [
      new SystemMessage(
        "You lead a conversation. These roles take part in it:\n" + roles.join("\n") +
          "\n\nRead what was said and choose the role that speaks next. Answer with its name and with nothing else.",
      ),
      new HumanMessage(this.#transcript() + "\n\n---\nWhich role of " + listed + " speaks next? Answer with its name only."),
    ];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const reply = await model.invoke(messages);
      const found = mentioned(reply.text, names);
      if (found.length === 1) return candidates[names.indexOf(found[0] ?? "")];
      const wrong = found.length === 0 ? "None of the roles is named in your answer." : "Your answer names more than one role.";
      messages.push(reply, new HumanMessage(wrong + " Answer with one name of " + listed + ", and with nothing else."));
    }
    return this.#following(group, candidates);
  }

  #eligible({ members, transitions }: Group, last: Saying): readonly string[] {
    const calls = last.calls ?? [];
    if (calls.length > 0) {
      const can = (id: string): boolean =>
        calls.every(({ name }) => this.#agent(id)?.executes.some((tool) => tool.name === name) === true);
      const able = members.filter(can);
      if (able.length > 0) return able;
      if (members.includes(last.from)) return [last.from];
    }
    if (transitions.length === 0 || !members.includes(last.from)) return members;
    const ways = transitions.filter(([from]) => from === this.#name(last.from)).map(([, to]) => to);
    return members.filter((id) => ways.includes(this.#name(id)));
  }

  #following({ members }: Group, candidates: readonly string[]): string | undefined {
    const last = members.indexOf(this.#talk.said.at(-1)?.from ?? "");
    return [...members.slice(last + 1), ...members.slice(0, last + 1)].find((id) => candidates.includes(id));
  }

  async #conclude(): Promise<Talk> {
    const { at, summaries } = this.#talk;
    return { ...beginning, at: at + 1, summaries: [...summaries, await this.#summary()] };
  }

  async #summary(): Promise<string> {
    const { to, reflection } = this.#chat;
    const group = this.#group(to);
    const ids = [to, ...(group?.members ?? []), this.#cast.owner];
    const model = ids.map((id) => this.#group(id)?.model ?? this.#agent(id)?.model).find((each) => each !== undefined);
    if (reflection !== undefined && model) {
      const told = [new SystemMessage(fillText(reflection, this.#state)), new HumanMessage(this.#transcript())];
      return (await model().invoke(told)).text.trim();
    }
    const words = new Set(ids.flatMap((id) => this.#agent(id)?.endWord ?? []));
    for (const { content } of this.#talk.said.filter(({ calls }) => calls === undefined).toReversed()) {
      const text = [...words].reduce((rest, word) => withoutWord(rest, word), content.trim());
      if (text !== "") return text;
    }
    return "";
  }

  #say(saying: Saying, counters = this.#talk.counters): Talk {
    const { at, summaries, said } = this.#talk;
    return { at, summaries, said: [...said, saying], counters };
  }

  #transcript = (): string =>
    this.#talk.said.map((saying) => this.#name(saying.from) + ": " + spoken(saying)).join("\n\n");

  #agent = (id: string): Agent | undefined => this.#cast.agents.find((each) => each.id === id);
  #group = (id: string): Group | undefined => this.#cast.groups.find((each) => each.id === id);
  #name = (id: string): string => this.#agent(id)?.name ?? this.#group(id)?.name ?? "User";
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

function spoken({ content, calls, kind, results = [] }: Saying): string {
  if (calls) {
    const asked = calls.map(({ name, args }) => name + "(" + JSON.stringify(args) + ")");
    return [...(content === "" ? [] : [content]), ...asked].join("\n");
  }
  return kind === "tool_result" ? results.map((one) => one.content).join("\n") : content;
}

const tail = /[\s.!*_\u0060"'”’)\]]+$/;

function endsWithWord(text: string, word: string): boolean {
  const wanted = word.trim();
  return wanted !== "" && (text.trimEnd().endsWith(wanted) || text.replace(tail, "").endsWith(wanted));
}

function withoutWord(text: string, word: string): string {
  if (!endsWithWord(text, word)) return text.trim();
  return text.slice(0, text.lastIndexOf(word.trim())).replace(/[*_\u0060"'“‘([]+$/, "").trim();
}

/** The names that stand in a text; one within a longer one that stands there too does not count. */
function mentioned(text: string, names: readonly string[]): string[] {
  const plain = (value: string): string => " " + value.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim() + " ";
  let rest = plain(text);
  return names
    .toSorted((a, b) => b.length - a.length)
    .filter((name) => {
      const wanted = plain(name);
      if (wanted.trim() === "" || !rest.includes(wanted)) return false;
      rest = rest.replaceAll(wanted, " | ");
      return true;
    });
}
`;
