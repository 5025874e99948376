import { describe, expect, it } from "vitest";
import { settingsKey } from "@/domain/catalogue/component-settings";
import type { Field, Fields } from "@/domain/catalogue/field";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { exportFlow } from "@/domain/flow/export-flow";
import type { FlowNode } from "@/domain/flow/flow-document";
import { flowText } from "@/domain/flow/flow-text";
import { isSecretName } from "@/domain/flow/secret-names";
import { catalogue } from "./catalogue";

const specs = catalogue().specs();
const canary = "canary-4711";
const address = `https://user:${canary}@example.com/path`;

const isSecret = (name: string, field: Field): boolean => field.type === "password" || isSecretName(name);

/** Settings in which every place that could hold a secret holds the canary; `depth` ends nodes in nodes in nodes. */
function hostile(fields: Fields, depth = 2): Record<string, unknown> {
  const own = Object.entries(fields).flatMap(([name, field]) => values(name, field, depth));
  return { ...Object.fromEntries(own), FLOWISE_CREDENTIAL_ID: canary, headers: { "X-Own": canary } };
}

function values(name: string, field: Field, depth: number): [string, unknown][] {
  const rows = [
    { key: "Authorization", value: `Bearer ${canary}` },
    { key: "api_key", value: canary },
  ];
  if (field.type === "password" || isSecret(name, field)) return [[name, canary]];
  if (/headers$/i.test(name)) return [[name, field.type === "array" ? rows : JSON.stringify({ "X-Mine": canary })]];
  if (/params$/i.test(name)) return [[name, rows]];
  switch (field.type) {
    case "string":
      return [[name, address]];
    case "json":
      return [[name, JSON.stringify({ headers: { "x-key": canary }, password: canary, at: address })]];
    case "file":
      return [[name, `data:text/plain;base64,${canary},filename:a.txt`]];
    case "array":
      return [[name, [hostile(field.row, depth)]]];
    case "component": {
      const inside =
        depth > 0 ? specs.filter(({ inputs }) => Object.values(inputs).some((one) => one.type === "password")) : [];
      const spec = inside[0] ?? specs.find((one) => one.name === "chatOpenAI");
      return spec
        ? [
            [name, spec.name],
            [settingsKey(name), { ...hostile(spec.inputs, depth - 1), credential: canary, [name]: spec.name }],
          ]
        : [];
    }
    default:
      return [];
  }
}

describe("a secret in any place of any node", () => {
  it.each(specs.map((spec) => [spec.name, spec] as const))("of %s is in no export", (name, spec) => {
    const node: FlowNode = {
      ...{ id: `${name}_0`, name, label: spec.label, version: spec.version, position: { x: 0, y: 0 } },
      ...{ inputs: hostile(spec.inputs), credentialId: canary },
    };
    const text = flowText(exportFlow({ nodes: [node], edges: [] }, specLookup(specs)));
    expect(text).not.toContain(canary);
    const lost = flowText(exportFlow({ nodes: [placeholder(node, spec.inputs)], edges: [] }, specLookup([])));
    expect(lost).not.toContain(canary);
  });
});

/** The same node on a server that lacks it: only its file says which inputs are secret. */
const placeholder = (node: FlowNode, inputs: Fields): FlowNode => ({
  ...node,
  opaque: { inputParams: Object.entries(inputs).map(([name, { type }]) => ({ name, type, label: name })) },
});
