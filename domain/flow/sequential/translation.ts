import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "../flow-document";
import type { SeqGraph, SeqNode } from "./seq-graph";
import type { SeqWords } from "./seq-words";

/** What a node of the file became. */
export interface Made {
  nodes: FlowNode[];
  /** Wires between the nodes it became. */
  inner?: [source: string, handle: string, target: string][];
  /** Where wires to it end; undefined where there is no step to come to. */
  entry?: string;
  /** Where wires from it begin, by the output they had. */
  exits(output: string): [nodeId: string, handle: string][];
  /** Sentences about what is different here. */
  remarks: string[];
}

export interface Translation {
  graph: SeqGraph;
  specs: SpecLookup;
  words: SeqWords;
  /** The step that speaks for a node of the file. */
  stepOf(rawId: string): string;
  /** A free id for one more node of a kind. */
  nextId(name: string): string;
  /** Nodes that an LLM node hands its calls of tools to. */
  toolNodesOf(id: string): SeqNode[];
}

export function newStep(
  { specs }: Translation,
  id: string,
  { raw }: Pick<SeqNode, "raw">,
  { label, inputs, shift = 0 }: { label: string; inputs: FlowNode["inputs"]; shift?: number },
): FlowNode {
  const name = id.replace(/_\d+$/, "");
  const { x, y } = raw.position;
  return {
    ...{ id, name, label: label.slice(0, 300), version: specs.get(name)?.version ?? 1 },
    ...{ position: { x: x + shift, y }, inputs: withoutEmpty(inputs) },
  };
}

const withoutEmpty = (inputs: FlowNode["inputs"]): FlowNode["inputs"] =>
  Object.fromEntries(
    Object.entries(inputs).filter(
      ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** The model of a node, or the one that the flow begins with. */
export function modelOf({ graph }: Translation, { id }: SeqNode): SeqNode | undefined {
  const [own] = graph.into(id, "model");
  if (own) return own;
  const starts = [...graph.nodes.values()].filter(({ name }) => name === "seqStart" || name === "supervisor");
  return starts.flatMap((start) => graph.into(start.id, "model"))[0];
}
