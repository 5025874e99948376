import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { withoutPasswords } from "@/domain/flow/without-passwords";

const longest = 400;

/** A value as a person reads it beside another. Nothing that is secret is in it. */
export function shownValue(node: FlowNode, field: string, value: unknown, specs: SpecLookup): string {
  if (value === undefined || value === "") return t("empty");
  const spec = specOf(node, specs, []);
  if (spec.inputs[field]?.type === "password") return t("hidden");
  if (field === "credentialId")
    return typeof value === "string" ? t("credential …{end}", { end: value.slice(-6) }) : t("empty");
  const bare = withoutPasswords(
    { nodes: [{ ...node, inputs: { ...node.inputs, [field]: value } }], edges: [] },
    (name) => (name === node.name ? spec : specs.get(name)),
  );
  return asText(bare.nodes[0]?.inputs[field]);
}

/** What is no input, such as a name, holds no secret. */
export function asText(value: unknown): string {
  if (value === undefined || value === "") return t("empty");
  if (typeof value === "string") return value.startsWith("data:") ? t("a file") : short(value);
  if (typeof value === "boolean") return value ? t("on") : t("off");
  return short(JSON.stringify(value, null, 1));
}

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const properties: Readonly<Record<string, Wording>> = {
  label: msg("Name"),
  name: msg("Type"),
  version: msg("Version of the node"),
  credentialId: msg("Credential"),
  output: msg("Output"),
  converse: msg("Conversation"),
};

export const fieldLabel = (spec: NodeSpec | undefined, field: string): string =>
  spec?.inputs[field]?.label ?? t(properties[field] ?? field);
