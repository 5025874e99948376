import { afterPerson, afterPick, afterSaying, afterSelection, type After } from "../after";
import { concluded, settle } from "../settle";
import type { Agent, Chat, Group, Player, Stage } from "../stage";
import { beginning, type Saying, type State, stateSchema } from "../state";
import type { Todo } from "../todo";

type Open = Exclude<Todo, { kind: "end" | "say" }>;

/** What the world gives: a person's words, a model's, a name. */
export type World = (todo: Open, state: State) => string;

export interface Played {
  said: Saying[];
  answer: string;
  state: State;
  asked: Open["kind"][];
}

/** Plays a conversation to its end without models and people. `written` goes through JSON after every move. */
export function play(stage: Stage, world: World, written = false): Played {
  const said: Saying[] = [];
  const asked: Open["kind"][] = [];
  let state = beginning(stage.owner, stage.question);
  for (let moves = 0; moves < 5000; moves += 1) {
    const settled = settle(stage, state);
    const { todo } = settled;
    if (todo.kind === "end") return { said, answer: todo.content, state: settled.state, asked };
    if (todo.kind !== "say") asked.push(todo.kind);
    const after =
      todo.kind === "say" ? afterSaying(settled.state, todo.saying) : done(stage, settled.state, todo, world);
    if (after.saying) said.push(after.saying);
    state = written ? stateSchema.parse(JSON.parse(JSON.stringify(after.state))) : after.state;
  }
  throw new Error("The conversation does not end.");
}

function done(stage: Stage, state: State, todo: Open, world: World): After {
  const words = world(todo, state);
  switch (todo.kind) {
    case "ask":
      return afterPerson(stage, state, todo, words);
    case "pick":
      return afterPick(stage, state, todo.candidates, words);
    case "select":
    case "lot":
      return afterSelection(state, words);
    case "reflect":
      return { state: concluded(state, words) };
    case "tools": {
      const results = todo.calls.map(({ id, name }) => ({ id, name, content: words }));
      return afterSaying(state, { from: todo.me, to: todo.to, content: words, kind: "tool_result", results });
    }
    case "code":
      return afterSaying(state, { from: todo.me, to: todo.to, content: words, kind: "code_result" });
    default: {
      const [, name] = /^call (\w+)$/.exec(words) ?? [];
      const calls = name === undefined ? {} : { calls: [{ id: `${name}-${String(state.turns)}`, name, args: {} }] };
      const kind = name === undefined ? "agent" : "tool_call";
      return afterSaying(state, { from: todo.me, to: todo.to, content: words, kind, ...calls });
    }
  }
}

export const agent = (id: string, over: Partial<Agent> = {}): Agent => ({
  ...{ kind: "agent", id, name: id, description: "", asksPerson: "NEVER", mostReplies: 10, endWord: "TERMINATE" },
  ...{ hasModel: true, runsCode: false, executes: [], nested: [], ...over },
});

export const group = (id: string, members: readonly string[], over: Partial<Group> = {}): Group => ({
  ...{ kind: "group", id, name: id, selection: "round_robin", maxRound: 10, members, transitions: [], hasModel: true },
  ...over,
});

export const chat = (to: string, over: Partial<Chat> = {}): Chat => ({
  ...{ to, message: "", maxTurns: undefined, reflection: undefined, ...over },
});

export const stageOf = (players: readonly Player[], chats: readonly Chat[], seed = "seed"): Stage => ({
  ...{ owner: players[0]?.id ?? "", chats, question: "question", seed },
  players: new Map(players.map((player) => [player.id, player])),
});
