import { initialInputs } from "@/domain/catalogue/initial-inputs";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { edgeId, type FlowDocument, type FlowEdge, type FlowNode } from "../flow-document";
import { sampleLookup } from "./sample-specs";

/** A node of the sample catalogue with its defaults; `id` is `<name>_<n>`. */
export function node(id: string, over: Partial<FlowNode> = {}): FlowNode {
  const name = id.replace(/_\d+$/, "");
  const spec = sampleLookup.get(name);
  return {
    id,
    name,
    label: spec?.label ?? name,
    version: spec?.version ?? 1,
    position: { x: 0, y: 0 },
    inputs: spec ? initialInputs(spec) : {},
    ...(spec?.outputs && { output: outputsOf(spec)[0]?.name }),
    ...over,
  };
}

/** `wire("chatModel_0 > llmChain_0.model")`; the output is the chosen one unless written `llmChain_0.outputPrediction > …`. */
export function wire(text: string): FlowEdge {
  const [from = "", to = ""] = text.split(" > ");
  const [source = "", sourceHandle = source.replace(/_\d+$/, "")] = from.split(".");
  const [target = "", targetHandle = ""] = to.split(".");
  const ends = { source, sourceHandle, target, targetHandle };
  return { id: edgeId(ends), ...ends };
}

export const draw = (nodes: FlowNode[], ...wires: string[]): FlowDocument => ({ nodes, edges: wires.map(wire) });
