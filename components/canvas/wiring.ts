import { t } from "@/components/words/t";
import { acceptedClass, type Field } from "@/domain/catalogue/field";
import { initialInputs } from "@/domain/catalogue/initial-inputs";
import { type NodeSpec, outputsOf, type OutputSpec } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import { withStepOutputs } from "@/domain/catalogue/step-outputs";
import { isVisible } from "@/domain/catalogue/visibility";
import { checkConnection, classesMeet, type Connection, type ConnectionCheck } from "@/domain/flow/connections";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import type { WireEnd } from "./canvas-state";
import { connect, setOutput } from "./edits";

/** An input that takes a wire, with the class it wants. */
export interface WireInput {
  name: string;
  field: Field;
  accepts: string;
  list: boolean;
}

/** Inputs of a node that take a wire and are shown at its present settings. */
export function wireInputsOf(spec: NodeSpec, node: Pick<FlowNode, "inputs">): WireInput[] {
  if (spec.note) return [];
  return Object.entries(spec.inputs).flatMap(([name, field]) => {
    const accepts = acceptedClass(field);
    if (accepts === undefined || !isVisible(field, node.inputs, spec.inputs)) return [];
    return [{ name, field, accepts, list: field.type !== "slot" || field.list === true }];
  });
}

/** Outputs that are drawn: all branches of an agentflow step, the chosen one of a chatflow node. */
export function drawnOutputs(spec: NodeSpec, node: Pick<FlowNode, "output">): readonly OutputSpec[] {
  if (spec.note) return [];
  const outputs = outputsOf(spec);
  if (isStep(spec) || outputs.length < 2) return outputs;
  const chosen = outputs.find((output) => output.name === node.output) ?? outputs[0];
  return chosen ? [chosen] : [];
}

export const endKey = (end: WireEnd): string => `${end.side}\n${end.nodeId}\n${end.handle}`;

/** The wire between two ends, whichever was touched first; undefined for two outputs or two inputs. */
export function wireBetween(a: WireEnd, b: WireEnd): Connection | undefined {
  if (a.side === b.side) return undefined;
  const [source, target] = a.side === "source" ? [a, b] : [b, a];
  return { source: source.nodeId, sourceHandle: source.handle, target: target.nodeId, targetHandle: target.handle };
}

/** Whether two ends may be wired, with the reason when not. */
export function judge(document: FlowDocument, specs: SpecLookup, a: WireEnd, b: WireEnd): ConnectionCheck {
  const wire = wireBetween(a, b);
  if (wire) return checkConnection(document, specs, wire);
  return {
    ok: false,
    reason:
      a.side === "source"
        ? t("Two outputs cannot be connected. Drag from an output on the right of a node to an input on the left.")
        : t("Two inputs cannot be connected. Drag from an output on the right of a node to an input on the left."),
  };
}

/** Every drawn end in the flow that could be wired to `from`. */
export function fittingEnds(document: FlowDocument, specs: SpecLookup, from: WireEnd): WireEnd[] {
  return document.nodes.flatMap((node) =>
    endsOf(document, specs, node, from.side === "source" ? "target" : "source").filter(
      (end) => judge(document, specs, from, end).ok,
    ),
  );
}

/** The drawn ends of one node on one side. */
export function endsOf(document: FlowDocument, specs: SpecLookup, node: FlowNode, side: WireEnd["side"]): WireEnd[] {
  const spec = specOf(node, specs, document.edges);
  const names =
    side === "target"
      ? wireInputsOf(spec, node).map((input) => input.name)
      : drawnOutputs(spec, node).map((output) => output.name);
  return names.map((handle) => ({ nodeId: node.id, handle, side }));
}

/** Draws the wire when it may be drawn; a chatflow node then gives the output the wire begins at. */
export function drawWire(document: FlowDocument, specs: SpecLookup, wire: Connection): FlowDocument {
  if (!checkConnection(document, specs, wire).ok) return document;
  const [source, target] = [nodeOf(document, wire.source), nodeOf(document, wire.target)];
  if (!source || !target) return document;
  const field = specOf(target, specs, document.edges).inputs[wire.targetHandle];
  const spec = specOf(source, specs, document.edges);
  const chosen = spec.outputs && !isStep(spec) ? chooseOutput(document, specs, source.id, wire.sourceHandle) : document;
  return connect(chosen, wire, { list: field?.type !== "slot" || field.list === true });
}

/** Chooses an output; wires whose target takes the new one move along. */
export function chooseOutput(document: FlowDocument, specs: SpecLookup, id: string, output: string): FlowDocument {
  return setOutput(document, id, output, (moved) => {
    const without = {
      ...document,
      edges: document.edges.filter((edge) => edge.source !== id || edge.target !== moved.target),
    };
    return checkConnection(without, specs, moved).ok;
  });
}

/** Where on a new node of this kind a wire from `from` could go; undefined where it does not fit at all. */
export function fittingHandle(
  document: FlowDocument,
  specs: SpecLookup,
  from: WireEnd,
  spec: NodeSpec,
): string | undefined {
  const node = nodeOf(document, from.nodeId);
  if (!node || spec.note) return undefined;
  const near = specOf(node, specs, document.edges);
  if (isStep(near) !== isStep(spec)) return undefined;
  if (from.side === "target") {
    const field = near.inputs[from.handle];
    const accepts = field && acceptedClass(field);
    if (accepts === undefined) return undefined;
    const fresh = withStepOutputs(spec, initialInputs(spec));
    return outputsOf(fresh).find((output) => classesMeet(output.provides, accepts))?.name;
  }
  const provides = outputsOf(near).find((output) => output.name === from.handle)?.provides ?? [];
  const fitting = wireInputsOf(spec, { inputs: {} }).filter((input) => classesMeet(provides, input.accepts));
  return (fitting.find((input) => !input.field.optional) ?? fitting[0])?.name;
}

const nodeOf = (document: FlowDocument, id: string): FlowNode | undefined =>
  document.nodes.find((node) => node.id === id);
