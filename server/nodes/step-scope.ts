import type { RunEvent } from "@/domain/api/stream-event";
import type { ConversationTurn, Expiry } from "@/domain/api/trace-item";
import type { Converse } from "@/domain/flow/flow-document";
import type { HistoryMessage } from "@/server/engine/ports";
import type { ComponentChoice } from "./define-node";
import type { Turn, TurnImage } from "./slots";

/** A message that a step adds to its run's conversation. */
export interface StepMessage {
  role: "user" | "assistant" | "system";
  content: string;
  /** Speaker: the step's label in lower case, `_` for spaces. */
  name?: string;
}

/** The round of an iteration that a step is in. */
export interface IterationRound {
  index: number;
  value: unknown;
  isFirst: boolean;
  isLast: boolean;
}

/** What a person decided. `type` is `proceed` or `reject`. */
export interface HumanDecision {
  type: string;
  feedback: string;
  /** Id of the member who decided, when it was one. */
  by?: string;
  /** Nobody decided in time: the step's time limit did. */
  expired?: boolean;
}

/** What a step waits for, as callers are told it (Flowise's `action`). */
export interface PauseRequest {
  /** The question to the person; it is the run's answer while it waits. */
  content: string;
  labels: { proceed: string; reject: string };
  /** Shown to the person: what the step was given, such as the tool calls to approve. */
  input: Record<string, unknown>;
  /** A word of the person may go with the decision. */
  feedback: boolean;
  /** Absent: it waits for ever. */
  expires?: Expiry;
}

/** Another flow's answer, in the fields of the prediction API. */
export type SubflowResult =
  | { status: "finished"; output: Record<string, unknown> & { content: string } }
  | { status: "paused"; pause: PauseRequest; resume: unknown };

/** What a step knows of its run and may do in it. */
export interface StepScope {
  /** `runId:nodeId:visit`: the same again when the step is run again after a crash. For idempotency keys. */
  key: string;
  runId: string;
  flowId: string;
  chatId: string;
  sessionId: string;
  /** What the run was asked: text of files and question, the form as lines, or the webhook's payload as JSON. */
  input: string;
  form: Readonly<Record<string, unknown>> | undefined;
  webhook: unknown;
  /** State as the steps before this one left it. */
  state: Readonly<Record<string, unknown>>;
  /** What the steps before this one said, oldest first. */
  messages: readonly StepMessage[];
  /** Messages that the caller sent along, oldest first. */
  prepended: readonly HistoryMessage[];
  /** The session's earlier messages, oldest first; none when the flow forgets them. */
  loadPast(): Promise<HistoryMessage[]>;
  now(): Date;
  /** Keeps a file with the conversation; gives the name that it is found under. Undefined where none are kept. */
  keepFile: ((file: { name: string; mime: string; bytes: Uint8Array }) => Promise<string>) | undefined;
  iteration: IterationRound | undefined;
  /** Tokens are told as they come only by a step that answers the run; `emit` drops those of others. */
  streaming: boolean;
  /** What came with the question for this model to see: nothing unless its settings allow images. */
  imagesFor(model: ComponentChoice): Promise<TurnImage[]>;
  /**
   * Builds the object of a node: a chat model, a tool, of several outputs the first. Kept for later runs when it holds
   * nothing of this one. `wired` is what wires would bring into its slots.
   */
  build(choice: ComponentChoice, wired?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Tells the world. Nothing emitted here may hold a secret. */
  emit(event: RunEvent): void;
  /** What the step gave as `resume` when it last said something or paused; undefined when it begins. */
  kept: unknown;
  /** Present when the step goes on after a pause: what it kept, and what the person decided. */
  resumed: { kept: unknown; decision: HumanDecision } | undefined;
  /** The same facts in the form in which tools and chains take them. */
  turn: Turn;
  /** `$flow`, `$vars` and the like for scripts of this step. */
  scriptGlobals(): Promise<Record<string, unknown>>;
  /** Of a step that begins a conversation: who takes part in it. */
  cast: Cast | undefined;
  /** Runs another flow of the workspace. With the key of a call that was made before, gives that call's result. */
  runFlow(call: SubflowCall): Promise<SubflowResult>;
}

/** Everybody whom a conversation reaches, the step that begins it included. */
export interface Cast {
  /** In the order of the document. */
  members: readonly CastMember[];
  /** Who talks to whom, in the order of the document. */
  wires: readonly CastWire[];
}

export interface CastMember {
  id: string;
  /** Its kind, as the catalogue names it. */
  name: string;
  label: string;
  /** The member that it lies in. */
  inside: string | undefined;
  /** Resolved as a step's inputs are. Rejects with what is wrong with them. */
  inputs(): Promise<Record<string, unknown>>;
  /** As `StepScope.build`, on its account. */
  build: StepScope["build"];
  /** What went wrong on its account, for the flow's author. */
  explain(error: unknown): Error;
}

export interface CastWire extends Converse {
  from: string;
  to: string;
}

export interface SubflowCall {
  flowId: string;
  question: string;
  overrideConfig: Readonly<Record<string, unknown>>;
  /** Of a paused call: what it gave as `resume`, with the person's decision. */
  resumed?: { kept: unknown; decision: HumanDecision };
}

export type StepResult =
  | {
      /** `content` is what the step says; other keys are read by `{{nodeId.output.key}}`. */
      output: Record<string, unknown>;
      /** New messages of the conversation. */
      messages?: readonly StepMessage[];
      /** Replaces the state's values of these keys. `{{output}}` in them is this step's output. */
      state?: Readonly<Record<string, unknown>>;
      /** Outputs to follow; all of them when absent. */
      follow?: readonly string[];
      /** Goes back to an earlier step, at most `output.maxLoopCount - 1` times; then it says `output.fallbackMessage`. */
      backTo?: string;
      /** Runs the steps inside once for each item; their results become the step's own output. */
      each?: readonly unknown[];
      /** From here on the run does not know the session's earlier messages. */
      forgetPast?: boolean;
      /** What the trace shows as the step's input in place of its fields, such as the messages a model got. */
      shown?: Readonly<Record<string, unknown>>;
    }
  | { pause: PauseRequest; resume: unknown }
  /** It has said something and goes on: that is written down, and the step is run again with `resume` as `scope.kept`. */
  | { turn: ConversationTurn; resume: unknown };
