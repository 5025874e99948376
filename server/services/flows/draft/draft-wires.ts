import { acceptedClass } from "@/domain/catalogue/field";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep, stepInput } from "@/domain/catalogue/step";
import { checkConnection, classesMeet } from "@/domain/flow/connections";
import { edgeId, type FlowDocument, type FlowNode } from "@/domain/flow/flow-document";
import type { FlowDraft } from "./flow-draft";

/** Draws the wires that fit; `wrong` is told of the others, in sentences. */
export function drawWires(
  nodes: readonly FlowNode[],
  draft: Pick<FlowDraft, "wires">,
  { specs, idOf, wrong }: { specs: SpecLookup; idOf(id: string): string | undefined; wrong(sentence: string): void },
): FlowDocument {
  let document: FlowDocument = { nodes: [...nodes], edges: [] };
  for (const wire of draft.wires) {
    const named = `The wire from “${wire.from}” to “${wire.to}”`;
    const source = document.nodes.find(({ id }) => id === idOf(wire.from));
    const target = document.nodes.find(({ id }) => id === idOf(wire.to));
    if (!source || !target) {
      wrong(`${named} leads to a node that is not there.`);
      continue;
    }
    const ends = endsOf(source, target, wire, specs);
    if ("reason" in ends) {
      wrong(`${named} ${ends.reason}`);
      continue;
    }
    document = withOutput(document, source, ends.sourceHandle, specs);
    const check = checkConnection(document, specs, ends);
    if (!check.ok) wrong(`${named}: ${check.reason}`);
    else if (check.replaces !== undefined) wrong(`${named}: “${ends.targetHandle}” takes one wire only.`);
    else document = { ...document, edges: [...document.edges, { id: edgeId(ends), ...ends }] };
  }
  return document;
}

type Ends = { source: string; sourceHandle: string; target: string; targetHandle: string } | { reason: string };

function endsOf(source: FlowNode, target: FlowNode, wire: FlowDraft["wires"][number], specs: SpecLookup): Ends {
  const [from, to] = [specOf(source, specs), specOf(target, specs)];
  const outputs = outputsOf(from);
  const asked = wire.output?.toLowerCase();
  const output =
    outputs.find(({ name }) => name.toLowerCase() === asked) ??
    outputs.find(({ label }) => label.toLowerCase() === asked) ??
    (outputs.length === 1 || (!asked && !isStep(from)) ? outputs[0] : undefined);
  if (!output)
    return { reason: `needs one of these outputs: ${outputs.map(({ name }) => name).join(", ") || "it has none"}.` };
  const fitting = Object.entries(to.inputs).flatMap(([name, field]) => {
    const accepts = acceptedClass(field);
    return accepts !== undefined && classesMeet(output.provides, accepts) ? [name] : [];
  });
  const input = isStep(to) ? stepInput : (wire.input ?? (fitting.length === 1 ? fitting[0] : undefined));
  if (input === undefined)
    return { reason: `has to name its input${fitting.length > 0 ? `, one of ${fitting.join(", ")}` : "; none fits"}.` };
  return { source: source.id, sourceHandle: output.name, target: target.id, targetHandle: input };
}

/** Which of a node's outputs is meant is told by the first wire that leaves it. */
function withOutput(document: FlowDocument, source: FlowNode, output: string, specs: SpecLookup): FlowDocument {
  const spec = specOf(source, specs);
  const wired = document.edges.some((edge) => edge.source === source.id);
  if (isStep(spec) || !spec.outputs || wired || source.output === output) return document;
  return { ...document, nodes: document.nodes.map((node) => (node.id === source.id ? { ...node, output } : node)) };
}
