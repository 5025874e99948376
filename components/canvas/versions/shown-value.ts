import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { withoutPasswords } from "@/domain/flow/without-passwords";

const longest = 400;

/** A value as a person reads it beside another. Nothing that is secret is in it. */
export function shownValue(node: FlowNode, field: string, value: unknown, specs: SpecLookup): string {
  if (value === undefined || value === "") return "empty";
  const spec = specOf(node, specs, []);
  if (spec.inputs[field]?.type === "password") return "hidden";
  if (field === "credentialId") return typeof value === "string" ? `credential …${value.slice(-6)}` : "empty";
  const bare = withoutPasswords(
    { nodes: [{ ...node, inputs: { ...node.inputs, [field]: value } }], edges: [] },
    (name) => (name === node.name ? spec : specs.get(name)),
  );
  return asText(bare.nodes[0]?.inputs[field]);
}

/** What is no input, such as a name, holds no secret. */
export function asText(value: unknown): string {
  if (value === undefined || value === "") return "empty";
  if (typeof value === "string") return value.startsWith("data:") ? "a file" : short(value);
  if (typeof value === "boolean") return value ? "on" : "off";
  return short(JSON.stringify(value, null, 1));
}

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const properties: Readonly<Record<string, string>> = {
  label: "Name",
  name: "Type",
  version: "Version of the node",
  credentialId: "Credential",
  output: "Output",
  converse: "Conversation",
};

export const fieldLabel = (spec: NodeSpec | undefined, field: string): string =>
  spec?.inputs[field]?.label ?? properties[field] ?? field;
