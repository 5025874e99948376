import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import { namesOnly } from "../files/file-value";
import type { Fields } from "../catalogue/field";
import type { FlowDocument, FlowNode } from "./flow-document";
import { mapComponentSettings } from "./map-component-settings";
import { scrubValue } from "./scrub-value";

/**
 * A flow to hand to someone else: without credentials, secrets, file contents and the view's position. Headers go
 * along only where they are known to be harmless or refer to variables.
 */
export const shareableDocument = (document: FlowDocument, specs: SpecLookup): FlowDocument => ({
  nodes: document.nodes.map((node) => withoutSecrets(node, specs, document)),
  edges: document.edges,
});

/** Names of kept files stay, so that whoever gets the flow knows what to choose; contents never go along. */
const isPrivate = (type: string | undefined, value: unknown): boolean =>
  type === "password" || (type === "file" && !namesOnly(value));

function withoutSecrets(node: FlowNode, specs: SpecLookup, document: FlowDocument): FlowNode {
  const { credentialId: _credential, ...rest } = node;
  const { inputs: fields } = specOf(node, specs, document.edges);
  const folders = paramsOfType(node, "folder");
  const inputs = Object.entries(node.inputs).filter(
    ([name, value]) =>
      name !== embeddedCredentialKey &&
      !(Object.hasOwn(fields, name) && isPrivate(fields[name]?.type, value)) &&
      !folders.has(name),
  );
  const shown = mapComponentSettings(Object.fromEntries(inputs), specs, componentWithoutSecrets);
  return {
    ...rest,
    inputs: Object.fromEntries(
      Object.entries(shown).flatMap(([name, value]) => {
        const kept = scrubValue(name, withoutCredentialIds(withoutPrivateCells(value, name, fields)));
        return kept === undefined ? [] : [[name, kept]];
      }),
    ),
  };
}

/** Rows of several values may hold a secret of their own. */
function withoutPrivateCells(value: unknown, name: string, fields: Fields): unknown {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field?.type !== "array" || !Array.isArray(value)) return value;
  return value.map((row: unknown) =>
    typeof row !== "object" || row === null
      ? row
      : Object.fromEntries(
          Object.entries(row).filter(
            ([key, cell]) => !(Object.hasOwn(field.row, key) && isPrivate(field.row[key]?.type, cell)),
          ),
        ),
  );
}

function paramsOfType(node: FlowNode, type: string): Set<unknown> {
  const params = node.opaque?.["inputParams"];
  if (!Array.isArray(params)) return new Set();
  return new Set(
    params.flatMap((param: { type?: unknown; name?: unknown } | null) => (param?.type === type ? [param.name] : [])),
  );
}

/** Nodes used inside others name their credential under one of two keys, and may hold a secret. */
const componentWithoutSecrets = (settings: Readonly<Record<string, unknown>>, spec: NodeSpec | undefined) =>
  Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) =>
        key !== "credential" && !(spec && Object.hasOwn(spec.inputs, key) && isPrivate(spec.inputs[key]?.type, value)),
    ),
  );

/** Of files that this server understands in part, at any depth. */
function withoutCredentialIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCredentialIds);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== embeddedCredentialKey)
      .map(([key, item]: [string, unknown]) => [key, withoutCredentialIds(item)]),
  );
}
