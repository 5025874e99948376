import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { Converse } from "@/domain/flow/flow-document";

/** A template that comes with Weft, as short as a person would tell it: the catalogue knows the rest. */
export interface ReadyTemplate {
  name: string;
  /** One line. */
  description: string;
  kind: FlowKind;
  /** What it is good for, in the words of `useCases`. */
  tags: readonly UseCase[];
  /** Offered above the empty chat of a flow that is made from it. */
  questions: readonly string[];
  /** What to know first; stands on the canvas. */
  note: string;
  /** By id (`<type>_<n>`). Fields that are not named have their defaults. */
  nodes: Readonly<Record<string, TemplateNode>>;
  /** `from > to.slot`, `from:output > to.slot`; between steps `from > to`, `from:branch > to`. */
  wires: readonly string[];
  /** Of wires between agents that converse, by the wire as it is written above. */
  conversations?: Readonly<Record<string, Converse>>;
}

export interface TemplateNode {
  label?: string;
  inputs?: Readonly<Record<string, unknown>>;
  /** The step that holds it. */
  inside?: string;
}

export const useCases = [
  "assistant",
  "documents",
  "web",
  "support",
  "sales",
  "writing",
  "research",
  "data",
  "safety",
  "approval",
  "automation",
  "conversation",
  "teaching",
] as const;
export type UseCase = (typeof useCases)[number];
