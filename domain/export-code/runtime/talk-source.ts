/** `src/steps/talk.ts` of an exported project: agents that converse, one turn for each visit of the step. */
export const talkSource = String.raw`import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { interrupt } from "@langchain/langgraph";
import { callTool, questionOf, replyOf } from "../conversation.js";
import { newestCode, runCode } from "../run-code.js"; //+code
import { chosenBy, drawLot, eligible, following, namedBy } from "../group.js";
import { requireInTime, until } from "../limit.js"; //+limit
import { fillText } from "../references.js";
import { type Agent, type Chat, Company, endsWithWord, type Group, type Saying, withoutWord } from "../speaking.js";
import type { State, Step, Update } from "../state.js";

interface Cast {
  id: string;
  label: string;
  /** Who begins; a group that begins is asked by whoever asked the run. */
  owner: string;
  chats: readonly Chat[];
  agents: readonly Agent[];
  groups: readonly Group[];
}

/** Conversations one after the other, and the one under way. */
interface Level {
  owner: string;
  /** Opens each of them that has no message of its own. */
  question: string;
  at: number;
  summaries: string[];
  said: Saying[];
  counters: Record<string, number>;
  speaker?: string;
  mistakes?: number;
  unaided?: boolean;
  /** What a conversation inside came to: it is the reply. */
  inner?: string;
}

interface Talk {
  /** How often the run has come here. */
  visit: number;
  turns: number;
  /** The last one is under way; those before it wait for what it comes to. */
  levels: Level[];
}

const deepest = 16;

const beginning = (owner: string, question: string): Level => ({
  ...{ owner, question, at: 0, summaries: [], said: [], counters: {} },
});

/** Takes the conversation one turn on; the graph comes back until it has ended. */
export const talk = (cast: Cast): Step => {
  const company = new Company(cast.agents, cast.groups);
  return async (state, config) => {
    const kept = state.kept[cast.id] as Partial<Talk> | undefined;
    const { visit = 1, turns = 0, levels = [beginning(cast.owner, state.question)] } = kept ?? {};
    const moment = String(config.configurable?.["thread_id"]) + ":" + cast.id + ":" + String(visit);
    const turn = new Turn({ cast, company, talk: { visit, turns, levels }, state, moment });
    const after = await turn.next();
    if (typeof after === "string") return ended(cast, state, after, visit);
    return { kept: { [cast.id]: { ...after } }, routes: { [cast.id]: "again" } };
  };
};

function ended({ id, label }: Cast, state: State, content: string, visit: number): Update {
  return {
    routes: { [id]: "end" },
    kept: { [id]: { visit: visit + 1 } },
    outputs: { [id]: { content } },
    messages: [...questionOf(state), replyOf(label, "assistant", content)],
    answer: content,
  };
}

interface Setting {
  cast: Cast;
  company: Company;
  talk: Talk;
  state: State;
  moment: string;
}

class Turn {
  readonly #set: Setting;
  readonly #level: Level;

  constructor(setting: Setting) {
    this.#set = setting;
    this.#level = setting.talk.levels.at(-1) ?? beginning(setting.cast.owner, setting.state.question);
  }

  /** The conversation after this turn, or what all of it came to. */
  async next(): Promise<Talk | string> {
    const { company, state } = this.#set;
    const { owner, question, said, summaries } = this.#level;
    const chat = this.#chats[this.#level.at];
    if (!chat) return this.#leave(summaries.at(-1) ?? "");
    const last = said.at(-1);
    if (!last) {
      const opening = fillText(chat.message, state) || question;
      const content = [opening, ...(summaries.length > 0 ? ["Context: ", ...summaries] : [])].join("\n");
      return this.#say({ from: owner, to: chat.to, content, kind: "agent" });
    }
    const group = company.group(chat.to);
    if (group) return this.#inGroup(group, last);
    const replying = last.from === owner ? chat.to : owner;
    const trips = said.filter((one) => one.from === owner).length;
    if (replying === owner && chat.maxTurns !== undefined && trips >= chat.maxTurns) return this.#conclude();
    return this.#reply(replying, replying === owner ? chat.to : owner, last);
  }

  get #chats(): readonly Chat[] {
    const { cast, company, talk: { levels } } = this.#set;
    return levels.length > 1 ? (company.agent(this.#level.owner)?.nested ?? []) : cast.chats;
  }

  async #inGroup(group: Group, last: Saying): Promise<Talk> {
    const { company, talk: { turns }, moment } = this.#set;
    const { said, speaker, unaided } = this.#level;
    if (speaker !== undefined) return this.#reply(speaker, group.id, last);
    if (endsWithWord(last.content, "TERMINATE") || said.length >= group.maxRound) return this.#conclude();
    const candidates = eligible(company, group, last);
    const [only, ...others] = candidates;
    if (only === undefined) return this.#conclude();
    const chosen = (id: string | undefined): Talk => this.#with({ ...this.#level, speaker: id ?? only });
    const next = following(group, last.from, candidates);
    if (others.length === 0) return chosen(only);
    if (group.selection === "round_robin") return chosen(next);
    if (group.selection === "random")
      return chosen(await drawLot(moment + ":" + group.id + ":" + String(turns), candidates));
    if (group.selection === "manual" && !unaided) return this.#pick(group, candidates, chosen);
    if (!group.model) return chosen(next);
    return chosen((await chosenBy(group.model(), company, said, candidates)) ?? next);
  }

  async #pick(group: Group, candidates: readonly string[], chosen: (id: string) => Talk): Promise<Talk> {
    const { company } = this.#set;
    const mistakes = this.#level.mistakes ?? 0;
    const question = "Who speaks next? Answer with a number or a name; nothing or q leaves the choice to the group.";
    const content = (mistakes > 0 ? "That is none of them. " : "") + question;
    const options = candidates.map((id) => company.name(id));
    const wanted = wordsOf(interrupt({ kind: "select_speaker", agent: group.name, options, content }));
    const named = namedBy(company, wanted, candidates);
    if (named !== undefined) return chosen(named);
    if (wanted.trim() === "exit") return this.#conclude();
    const declined = ["", "q"].includes(wanted.trim().toLowerCase());
    return this.#with({ ...this.#level, mistakes: mistakes + 1, unaided: declined || mistakes > 0 });
  }

  async #reply(me: string, to: string, last: Saying): Promise<Talk> {
    const { company, talk: { levels } } = this.#set;
    const agent = company.agent(me);
    if (!agent) return this.#conclude();
    const { inner } = this.#level;
    if (inner !== undefined) return this.#say({ from: me, to, content: inner, kind: "agent" });
    const passed = this.#gate(agent, to, last);
    if (passed === "end") return this.#conclude();
    const counters = { ...this.#level.counters };
    if (typeof passed === "object") {
      const results = last.calls?.map(({ id, name }) => ({ id, name, content: "USER INTERRUPTED" }));
      const saying: Saying = { from: me, to, content: passed.text, kind: "human", ...(results && { results }) };
      return this.#say(saying, { ...counters, [me]: 0 });
    }
    counters[me] = (counters[me] ?? 0) + 1;
    // Whoever is asked about something does not talk it over with those who asked.
    if (agent.nested.length > 0 && !agent.nested.some((chat) => chat.to === last.from)) {
      if (levels.length >= deepest) throw new Error("Too many conversations go on inside each other.");
      const talk = this.#with({ ...this.#level, counters });
      return { ...talk, levels: [...talk.levels, beginning(me, last.content)] };
    }
    if (last.calls) return this.#say(await this.#runTools(agent, to, last), counters);
    const blocks = agent.runsCode ? newestCode(this.#level.said, me) : []; //+code
    if (blocks.length > 0) { //+code
      return this.#say({ from: me, to, content: await runCode(blocks), kind: "code_result" }, counters); //+code
    } //+code
    if (agent.model) return this.#say(await this.#ask(agent, to), counters);
    return this.#say({ from: me, to, content: "", kind: "agent" }, counters);
  }

  /** Whether an agent replies of its own, a person speaks in its place, or the conversation ends. */
  #gate(agent: Agent, to: string, last: Saying): "pass" | "end" | { text: string } {
    const { id, name, asksPerson, mostReplies, endWord } = agent;
    const isEnd = endsWithWord(last.content, endWord);
    const isUsedUp = (this.#level.counters[id] ?? 0) >= mostReplies;
    if (asksPerson === "NEVER") return isUsedUp || isEnd ? "end" : "pass";
    if (asksPerson === "TERMINATE" && !isEnd && !isUsedUp) return "pass";
    const other = this.#set.company.name(to);
    const content =
      asksPerson === "ALWAYS"
        ? "Replying as " + name + ". Provide feedback to " + other + ". Press enter to skip and use auto-reply, or type 'exit' to end the conversation:"
        : "Please give feedback to " + other + ". Press enter " + (isEnd ? "or type" : "to skip and use auto-reply, or type") + " 'exit' to stop the conversation:";
    const from = this.#set.company.name(last.from);
    const asked = { kind: "human_input_request", agent: name, from, content };
    const answer: PersonsAnswer = interrupt(asked); //-limit
    const answer: PersonsAnswer = interrupt({ ...asked, ...until(agent.limit) }); //+limit
    requireInTime(answer, agent.limit); //+limit
    const text = wordsOf(answer);
    if (text.trim() === "exit" || (text === "" && isEnd)) return "end";
    return text !== "" || mostReplies === 0 ? { text } : "pass";
  }

  async #runTools(agent: Agent, to: string, last: Saying): Promise<Saying> {
    const caller = this.#set.company.agent(last.from);
    const tools = [...agent.executes, ...(caller?.executes ?? []), ...(caller?.tools ?? [])];
    const results = await Promise.all(
      (last.calls ?? []).map(async ({ id, name, args }) => ({ id, name, content: await callTool(tools, name, args) })),
    );
    const content = results.map((one) => one.content).join("\n");
    return { from: agent.id, to, content, kind: "tool_result", results };
  }

  async #ask(agent: Agent, to: string): Promise<Saying> {
    const { company, state, talk: { turns } } = this.#set;
    const model = agent.model?.();
    if (!model) throw new Error(agent.name + " has no model.");
    const bound = agent.tools.length > 0 && model.bindTools ? model.bindTools([...agent.tools]) : model;
    const reply = await bound.invoke(company.heard(agent, to, this.#level.said, fillText(agent.system, state)));
    const calls = (reply.tool_calls ?? []).map(({ id, name, args }, index) => ({
      ...{ id: id ?? "call_" + String(turns) + "_" + String(index), name, args },
    }));
    const saying: Saying = { from: agent.id, to, content: reply.text, kind: "agent" };
    return calls.length === 0 ? saying : { ...saying, kind: "tool_call", calls };
  }

  /** The conversation under way has ended: the next one comes. */
  async #conclude(): Promise<Talk> {
    const { owner, question, at, summaries } = this.#level;
    const [summary, turns] = await this.#summary();
    const level = { ...beginning(owner, question), at: at + 1, summaries: [...summaries, summary] };
    return this.#with(level, turns);
  }

  /** What it came to, and whether saying so was a turn of its own. */
  async #summary(): Promise<[string, number]> {
    const { company, state } = this.#set;
    const { owner, said, at } = this.#level;
    const { to = "", reflection } = this.#chats[at] ?? {};
    const ids = [to, ...(company.group(to)?.members ?? []), owner];
    const model = ids.map(company.model).find((each) => each !== undefined);
    if (reflection !== undefined && model) {
      const told = [new SystemMessage(fillText(reflection, state)), new HumanMessage(company.transcript(said))];
      return [(await model().invoke(told)).text.trim(), 1];
    }
    const words = new Set(ids.flatMap((id) => company.agent(id)?.endWord ?? []));
    for (const { content } of said.filter(({ calls }) => calls === undefined).toReversed()) {
      const text = [...words].reduce((rest, word) => withoutWord(rest, word), content.trim());
      if (text !== "") return [text, 0];
    }
    return ["", 0];
  }

  /** A level ends with its last conversation: what that came to is the reply around it. */
  #leave(content: string): Talk | string {
    const { talk } = this.#set;
    const around = talk.levels.at(-2);
    return around ? { ...talk, levels: [...talk.levels.slice(0, -2), { ...around, inner: content }] } : content;
  }

  #say(saying: Saying, counters = this.#level.counters): Talk {
    const { owner, question, at, summaries, said } = this.#level;
    return this.#with({ owner, question, at, summaries, said: [...said, saying], counters }, 1);
  }

  #with(level: Level, turns = 0): Talk {
    const { talk } = this.#set;
    return { ...talk, turns: talk.turns + turns, levels: [...talk.levels.slice(0, -1), level] };
  }
}

type PersonsAnswer = string | { type?: string; feedback?: string }; //-limit
type PersonsAnswer = string | { type?: string; feedback?: string; expired?: true }; //+limit

/** A person's words, or what a program decides in their place. */
function wordsOf(answer: PersonsAnswer): string {
  if (typeof answer === "string") return answer;
  return answer.type === "reject" ? "exit" : (answer.feedback ?? "");
}
`;
