import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { namesOnly } from "../files/file-value";
import type { FlowDocument, FlowNode } from "./flow-document";
import { embeddedCredentialKey } from "./flowise-format";
import { type FlowiseFlow, toFlowise } from "./to-flowise";

/**
 * A flow as a file to hand to someone else: as Flowise exports it, so without credentials, secrets, file contents and
 * the view's position.
 */
export function exportFlow(document: FlowDocument, specs: SpecLookup): Pick<FlowiseFlow, "nodes" | "edges"> {
  const nodes = document.nodes.map((node) => withoutSecrets(node, specs, document));
  const { nodes: written, edges } = toFlowise({ nodes, edges: document.edges }, specs);
  return { nodes: written, edges };
}

/** Names of kept files stay, so that whoever gets the flow knows what to choose; contents never go along. */
const isPrivate = (type: string | undefined, value: unknown): boolean =>
  type === "password" || (type === "file" && !namesOnly(value));

function withoutSecrets(node: FlowNode, specs: SpecLookup, document: FlowDocument): FlowNode {
  const { credentialId: _credential, ...rest } = node;
  const { inputs: fields } = specOf(node, specs, document.edges);
  const folders = paramsOfType(node, "folder");
  const inputs = Object.entries(node.inputs).filter(
    ([name, value]) => !(Object.hasOwn(fields, name) && isPrivate(fields[name]?.type, value)) && !folders.has(name),
  );
  return {
    ...rest,
    inputs: Object.fromEntries(inputs.map(([name, value]) => [name, withoutCredentialIds(value, name)])),
  };
}

function paramsOfType(node: FlowNode, type: string): Set<unknown> {
  const params = node.opaque?.["inputParams"];
  if (!Array.isArray(params)) return new Set();
  return new Set(
    params.flatMap((param: { type?: unknown; name?: unknown } | null) => (param?.type === type ? [param.name] : [])),
  );
}

/** Settings of embedded models carry the id of their credential, at any depth; some files say `credential` for it. */
function withoutCredentialIds(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutCredentialIds(item, name));
  if (typeof value !== "object" || value === null) return value;
  const secret = (key: string): boolean =>
    key === embeddedCredentialKey || (key === "credential" && name.endsWith("Config"));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !secret(key))
      .map(([key, item]: [string, unknown]) => [key, withoutCredentialIds(item, key)]),
  );
}
