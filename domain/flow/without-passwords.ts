import type { NodeSpec } from "../catalogue/node-spec";
import type { FlowDocument } from "./flow-document";
import { mapComponentSettings } from "./map-component-settings";

/** The document without the values of password fields, for places that are none for them. */
export function withoutPasswords(document: FlowDocument, specOf: (name: string) => NodeSpec | undefined): FlowDocument {
  const nodes = document.nodes.map((node) => ({
    ...node,
    inputs: mapComponentSettings(plainInputs(node.inputs, specOf(node.name)), { get: specOf }, plainInputs),
  }));
  return { ...document, nodes };
}

const plainInputs = (inputs: Readonly<Record<string, unknown>>, spec: NodeSpec | undefined) =>
  Object.fromEntries(Object.entries(inputs).filter(([name]) => spec?.inputs[name]?.type !== "password"));
