import { settingsKey } from "@/domain/catalogue/component-settings";
import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "./flow-document";
import { embeddedCredentialKey, type FlowiseNode } from "./flowise-format";
import type { ImportedNode } from "./import-report";
import { newerNames } from "./newer-names";

/** Parts of a node's `data` that the document holds itself, or that mean nothing outside Flowise's process. */
const notOpaque = new Set([
  "id",
  "label",
  "version",
  "name",
  "inputs",
  "credential",
  "disabled",
  "collapsed",
  "instance",
  "selected",
  "loadMethods",
  "filePath",
]);

export interface ImportedFlowNode {
  node: FlowNode;
  report: ImportedNode;
}

export function parseFlowiseNode(
  id: string,
  raw: FlowiseNode,
  data: Readonly<Record<string, unknown>>,
  specs: SpecLookup,
): ImportedFlowNode {
  const name = raw.data.name ?? "unknown";
  const spec = specs.get(name);
  const label = raw.data.label ?? spec?.label ?? name;
  const size = sizeOf(raw);
  const parentId = raw.parentId ?? raw.parentNode;
  const credentialId = credentialOf(raw);
  const output = outputOf(raw, spec);
  const inputs = inputsOf(raw, spec);
  const node: FlowNode = {
    id,
    name,
    label,
    version: spec?.version ?? raw.data.version,
    position: raw.position,
    ...(size && { size }),
    ...(parentId !== undefined && parentId !== "" && { parentId }),
    inputs,
    ...(output !== undefined && { output }),
    ...(credentialId !== undefined && { credentialId }),
    ...(raw.data.disabled && { disabled: true }),
    ...(raw.data.collapsed && { collapsed: true }),
    ...(!spec && { opaque: opaqueOf(data) }),
  };
  return { node, report: { id, name, label, ...statusOf(raw, spec, inputs) } };
}

function opaqueOf(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { outputs, ...rest } = ownEntries(data, (key) => !notOpaque.has(key));
  const others =
    typeof outputs === "object" && outputs !== null ? ownEntries({ ...outputs }, (key) => key !== "output") : {};
  return Object.keys(others).length === 0 ? rest : { ...rest, outputs: others };
}

function statusOf(raw: FlowiseNode, spec: NodeSpec | undefined, inputs: Readonly<Record<string, unknown>>) {
  const { version } = raw.data;
  if (!spec) {
    return {
      status: "missing",
      note: "This server has no such node. It is kept as it is; a flow that needs it cannot run here.",
    } as const;
  }
  if (version === spec.version) return { status: "exact", note: "" } as const;
  const settings = componentSettings(spec);
  const unused = Object.keys(inputs).filter((key) => !Object.hasOwn(spec.inputs, key) && !settings.has(key));
  const kept = unused.length === 0 ? "" : ` Not used here: ${unused.join(", ")}.`;
  return { status: "mapped", note: `Made with version ${version}; this server has ${spec.version}.${kept}` } as const;
}

/** Where the settings of nodes used inside this one are kept. */
const componentSettings = (spec: NodeSpec): Set<string> =>
  new Set(
    Object.entries(spec.inputs).flatMap(([name, field]) => (field.type === "component" ? [settingsKey(name)] : [])),
  );

/** Slots are known by their wires. Of a known node, empty values are dropped; of an unknown one nothing may get lost. */
function inputsOf(raw: FlowiseNode, spec: NodeSpec | undefined): Record<string, unknown> {
  const anchors = new Set(raw.data.inputAnchors.map((anchor) => anchor["name"]));
  return ownEntries(newerNames(raw.data.name ?? "", raw.data.inputs), (key, value) => {
    if (key === embeddedCredentialKey) return false;
    if (spec && Object.hasOwn(spec.inputs, key)) return spec.inputs[key]?.type !== "slot" && !isEmpty(value);
    return !anchors.has(key) && (!spec || !isEmpty(value));
  });
}

const isEmpty = (value: unknown): boolean => value === "" || value === undefined || value === null;

function outputOf(raw: FlowiseNode, spec: NodeSpec | undefined): string | undefined {
  const chosen = raw.data.outputs["output"];
  const name = typeof chosen === "string" && chosen !== "" ? chosen : undefined;
  if (!spec) return name;
  // All branches of a step are drawn; none is chosen.
  if (!spec.outputs || spec.step) return undefined;
  const outputs = outputsOf(spec);
  return outputs.some((output) => output.name === name) ? name : outputs[0]?.name;
}

function credentialOf(raw: FlowiseNode): string | undefined {
  const ids = [raw.data.credential, raw.data.inputs[embeddedCredentialKey]];
  return ids.find((id): id is string => typeof id === "string" && id !== "");
}

/** Measured sizes are the editor's business; those a person chose (containers, remarks) are kept. */
function sizeOf(raw: FlowiseNode): FlowNode["size"] {
  const chosen = raw.type === "iteration" || raw.type === "stickyNote";
  const width = raw.style?.width ?? (chosen ? raw.width : undefined);
  const height = raw.style?.height ?? (chosen ? raw.height : undefined);
  return width === undefined || height === undefined ? undefined : { width, height };
}

// A file may name a key `__proto__`; only plain own keys are taken over.
const ownEntries = (
  source: Readonly<Record<string, unknown>>,
  keep: (key: string, value: unknown) => boolean,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(source).filter(([key, value]) => key !== "__proto__" && keep(key, value)));
