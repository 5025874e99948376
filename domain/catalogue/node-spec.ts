import type { Fields } from "./field";

export type FlowKind = "chatflow" | "agentflow";

/** What the browser knows of a node: its definition without the functions, exactly as JSON carries it. */
export interface NodeSpec {
  /** The type key, Flowise's where Flowise has the node. */
  name: string;
  version: number;
  label: string;
  description: string;
  category: string;
  /** File in `public/icons/nodes/`. */
  icon: string;
  /** Which canvases offer it. */
  flows: readonly FlowKind[];
  /** Class names on the output handle of a node with one output. Empty: no output. */
  provides: readonly string[];
  /** Present when the node has several outputs, of which its owner chooses one. */
  outputs?: readonly OutputSpec[];
  credential?: { types: readonly string[]; optional?: boolean };
  inputs: Fields;
  /** Can be the node that answers (Flowise's categories Chains and Agents). */
  ending?: boolean;
  /** Present on a step of an agentflow. */
  step?: StepSpec;
  /** A remark on the canvas: never built, never run. */
  note?: boolean;
  /** Inputs named in the sentence on the node's card. */
  summary?: readonly string[];
  /** Ways to begin with it that have names of their own; lists offer each beside the node itself. */
  presets?: readonly NodePreset[];
  /** Page about the node. */
  docs?: string;
  badge?: string;
  /** Set on a spec made up for a node that this server lacks. */
  placeholder?: boolean;
}

export interface NodePreset {
  label: string;
  description: string;
  /** Values in place of the fields' defaults. */
  inputs: Readonly<Record<string, unknown>>;
}

export interface StepSpec {
  /** Flowise's colour of the step. */
  color: string;
  /** The run begins here: nothing leads to it. */
  begins?: boolean;
  /** Nothing follows it. */
  ends?: boolean;
  /** Other steps lie in it and run once for each item. */
  holds?: boolean;
  /** It takes part in conversations: a wire between two such nodes is a conversation, not an order of steps. */
  speaks?: boolean;
  /** It goes back to the step that this input names. */
  jumpsBy?: string;
  /** Several ways on, named `0`, `1` …; absent: one, under the node's own name. */
  branches?: StepBranches;
}

export type StepBranches =
  /** These, by label. */
  | { kind: "fixed"; labels: readonly string[] }
  /** One for each row of an array input, and one more when `otherwise` labels it. */
  | { kind: "rows"; input: string; otherwise?: string };

export interface OutputSpec {
  name: string;
  label: string;
  description?: string;
  provides: readonly string[];
}

/** All outputs of a node, the single one under the node's own name as Flowise has it. */
export function outputsOf(spec: NodeSpec): readonly OutputSpec[] {
  if (spec.outputs) return spec.outputs;
  return spec.provides.length === 0 ? [] : [{ name: spec.name, label: spec.label, provides: spec.provides }];
}
