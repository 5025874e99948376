/** `src/state.ts` of an exported project. Written without backticks, so that it stands here as it is. */
export const stateSource = String.raw`import { Annotation } from "@langchain/langgraph";

export interface Message {
  role: "user" | "assistant" | "system" | "developer";
  content: string;
  /** The step that said it. */
  name?: string;
}

export type Values = Record<string, unknown>;

const merged = <T>() =>
  Annotation<Record<string, T>>({ reducer: (before, after) => ({ ...before, ...after }), default: () => ({}) });

/** What the steps of a run share. */
export const FlowState = Annotation.Root({
  question: Annotation<string>({ reducer: (_before, after) => after, default: () => "" }),
  form: Annotation<Values>({ reducer: (_before, after) => after, default: () => ({}) }),
  /** What was said before this question. */
  history: Annotation<Message[]>({ reducer: (_before, after) => after, default: () => [] }),
  /** What the steps of this run have said. */
  messages: Annotation<Message[]>({ reducer: (before, after) => [...before, ...after], default: () => [] }),
  /** What each step gave, by its id. */
  outputs: merged<Values>(),
  /** The flow's own variables. */
  values: merged<unknown>(),
  /** Which way was chosen at each step that has several. */
  routes: merged<string>(),
  /** How often each loop has gone back. */
  loops: merged<number>(),
  /** Conversations between agents, by whoever began them. */
  talks: merged<Values>(),
  /** What the last step said. */
  answer: Annotation<string>({ reducer: (_before, after) => after, default: () => "" }),
});

export type State = typeof FlowState.State;
export type Update = typeof FlowState.Update;
export type Step = (state: State) => Promise<Update>;

/** The steps that follow one that has several ways on. */
export const branch =
  <const T extends string>(id: string, ways: Readonly<Record<string, readonly T[]>>) =>
  (state: State): T[] => [...(ways[state.routes[id] ?? ""] ?? [])];
`;
