/** `src/state.ts` of an exported project. Written without backticks, so that it stands here as it is. */
export const stateSource = String.raw`import { Annotation, type LangGraphRunnableConfig } from "@langchain/langgraph";

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
  /** What a step keeps until it comes again: a conversation under way, an agent that waits for a person. */
  kept: merged<Values>(),
  /** What other flows were asked in this run, and what they answered. */
  asked: merged<Message[]>(),
  /** How many flows this one runs inside of. */
  depth: Annotation<number>({ reducer: (_before, after) => after, default: () => 0 }),
  /** What the last step said. */
  answer: Annotation<string>({ reducer: (_before, after) => after, default: () => "" }),
});

export type State = typeof FlowState.State;
export type Update = typeof FlowState.Update;
export type Step = (state: State, config: LangGraphRunnableConfig) => Promise<Update>;

/** A compiled graph of this state. */
export interface Body {
  invoke(state: Update, options: { recursionLimit: number }): Promise<unknown>;
}

/** The steps that follow one that has several ways on. */
export const branch =
  <const T extends string>(id: string, ways: Readonly<Record<string, readonly T[]>>) =>
  (state: State): T[] => [...(ways[state.routes[id] ?? ""] ?? [])];
`;
