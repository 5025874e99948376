import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { acceptedClass } from "@/domain/catalogue/field";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { catalogue } from "@/server/nodes/catalogue";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { parseFlowise } from "@/domain/flow/parse-flowise";
import { toFlowise } from "@/domain/flow/to-flowise";

// FLOW_FILES may name another folder of exported flows to hold against this server's catalogue.
const folder = process.env["FLOW_FILES"] ?? join(import.meta.dirname, "../../e2e/fixtures/flows");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const specs = specLookup(catalogue().specs());

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));

interface RawFlow {
  nodes: { id: string; position: unknown; data: { label: string } }[];
  edges: { source: string; target: string }[];
}

function handlesOf(document: FlowDocument): { outputs: Set<string>; inputs: Set<string> } {
  const outputs = new Set<string>();
  const inputs = new Set<string>();
  for (const node of document.nodes) {
    const spec = specOf(node, specs);
    for (const output of outputsOf(spec)) outputs.add(`${node.id} ${output.name}`);
    for (const [name, field] of Object.entries(spec.inputs))
      if (acceptedClass(field) !== undefined) inputs.add(`${node.id} ${name}`);
  }
  return { outputs, inputs };
}

describe.each(files)("%s", (name) => {
  const raw = read(name) as RawFlow;
  const { document, report } = parseFlowise(raw, specs);

  it("imports every node where it was, under its own label, and every wire", () => {
    const drawn = document.nodes.map(({ id, label, position }) => ({ id, label, position }));
    for (const { id, position, data } of raw.nodes) expect(drawn).toContainEqual({ id, label: data.label, position });
    expect(drawn).toHaveLength(raw.nodes.length);
    expect(document.edges.map(({ source, target }) => `${source} > ${target}`).sort()).toEqual(
      raw.edges.map(({ source, target }) => `${source} > ${target}`).sort(),
    );
    expect(report.problems).toEqual([]);
  });

  it("draws: both ends of every wire are handles of their nodes", () => {
    const { outputs, inputs } = handlesOf(document);
    for (const edge of document.edges) {
      expect(outputs).toContain(`${edge.source} ${edge.sourceHandle}`);
      expect(inputs).toContain(`${edge.target} ${edge.targetHandle}`);
    }
  });

  it("comes back the same after it was written", () => {
    expect(parseFlowise(JSON.stringify(toFlowise(document, specs)), specs).document).toEqual(document);
  });
});
