import { AppError } from "@/domain/errors";
import { groupMove } from "./group-move";
import type { Move } from "./move";
import { pairMove } from "./pair-move";
import { type Chat, agentOf, groupOf, type Stage } from "./stage";
import { newTalk, type Queue, type State, type Talk, withTop } from "./state";
import { lastSaid, narrator } from "./summary";
import type { Todo } from "./todo";

/** Conversations inside each other; more are a circle. */
const deepest = 16;

/** Goes on as far as nothing of the world is needed, and says what is to be done then. */
export function settle(stage: Stage, given: State): { state: State; todo: Todo } {
  let state = given;
  for (;;) {
    const move = nextMove(stage, state);
    if ("todo" in move) return { state, todo: move.todo };
    ({ state } = move);
  }
}

function nextMove(stage: Stage, state: State): Move {
  const top = state.frames.at(-1);
  if (!top) throw new AppError("internal", "A conversation goes on after its end.");
  return top.kind === "queue" ? queueMove(stage, state, top) : talkMove(stage, state, top);
}

const chatsOf = (stage: Stage, { owner, nested }: Queue): readonly Chat[] =>
  nested ? (agentOf(stage, owner)?.nested ?? []) : stage.chats;

function queueMove(stage: Stage, state: State, queue: Queue): Move {
  const chat = chatsOf(stage, queue)[queue.at];
  if (chat) {
    if (state.frames.length >= deepest * 2)
      throw new AppError(
        "unprocessable",
        "Too many conversations go on inside each other. Look for a circle of nested chats.",
      );
    return { state: { ...state, frames: [...state.frames, newTalk(queue.owner, chat.to)] } };
  }
  const content = queue.summaries.at(-1) ?? "";
  const around = state.frames.at(-2);
  if (around?.kind !== "talk") return { todo: { kind: "end", content } };
  return { state: { ...state, frames: [...state.frames.slice(0, -2), { ...around, inner: content }] } };
}

function talkMove(stage: Stage, state: State, talk: Talk): Move {
  const queue = state.frames.at(-2);
  if (queue?.kind !== "queue") throw new AppError("internal", "A conversation has lost its beginning.");
  const chat = chatsOf(stage, queue)[queue.at];
  if (!chat) throw new AppError("unprocessable", "The flow has changed under this conversation. Start it anew.");
  if (talk.stop) {
    const by = chat.reflection === undefined ? undefined : narrator(stage, talk);
    if (by !== undefined) return { todo: { kind: "reflect", by, prompt: chat.reflection ?? "" } };
    return { state: concluded(state, lastSaid(stage, talk)) };
  }
  if (talk.said.length === 0) {
    const saying = { from: talk.from, to: talk.to, content: openingOf(chat, queue), kind: "agent" } as const;
    return { todo: { kind: "say", saying } };
  }
  const group = groupOf(stage, talk.to);
  return group ? groupMove(stage, state, talk, group) : pairMove(stage, state, talk, chat);
}

/** What conversations before this one came to is told with its first message. */
const openingOf = ({ message }: Chat, { question, summaries }: Queue): string =>
  [message === "" ? question : message, ...(summaries.length > 0 ? ["Context: ", ...summaries] : [])].join("\n");

/** The conversation under way has ended: the queue below it goes on to the next. */
export function concluded(state: State, summary: string): State {
  const [queue, talk] = state.frames.slice(-2);
  if (queue?.kind !== "queue" || talk?.kind !== "talk") throw new AppError("internal", "No conversation has ended.");
  const { from, to, stop = "exit" } = talk;
  const next = { ...queue, at: queue.at + 1, summaries: [...queue.summaries, summary] };
  return {
    ...withTop({ ...state, frames: state.frames.slice(0, -1) }, next),
    ended: [...state.ended, { from, to, stop, summary }],
  };
}
