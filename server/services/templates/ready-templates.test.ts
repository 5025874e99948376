import { describe, expect, it } from "vitest";
import { isVisible } from "@/domain/catalogue/visibility";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { checkConnection } from "@/domain/flow/connections";
import { exportFlow } from "@/domain/flow/export-flow";
import { flowNeeds, needKey, provideFlow } from "@/domain/flow/flow-needs";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import { problemsOf } from "@/domain/flow/validate-flow";
import { catalogue } from "@/server/nodes/catalogue";
import { readyTemplates } from "./ready-templates";

const specs = specLookup(catalogue().specs());
const all = readyTemplates(catalogue());

describe("the templates that come along", () => {
  it("are at least thirty, and each has a name of its own", () => {
    expect(all.length).toBeGreaterThanOrEqual(30);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

describe.each(all)("$id", (template) => {
  const { document, kind, nodes, wires } = template;

  it("says in a line what it is for, and names no field that its nodes lack", () => {
    expect(template.description).toMatch(/^[^\n]{20,140}\.$/);
    expect(template.tags.length).toBeGreaterThan(0);
    const unknown = Object.entries(nodes).flatMap(([id, { inputs = {} }]) =>
      Object.keys(inputs)
        .filter((name) => !Object.hasOwn(specs.get(id.replace(/_\d+$/, ""))?.inputs ?? {}, name.replace(/Config$/, "")))
        .map((name) => `${id}.${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it("sets no field that nobody would see at its settings", () => {
    const hidden = Object.entries(nodes).flatMap(([id, { inputs = {} }]) => {
      const fields = specs.get(id.replace(/_\d+$/, ""))?.inputs ?? {};
      return Object.keys(inputs)
        .filter((name) => fields[name] && !isVisible(fields[name], inputs, fields))
        .map((name) => `${id}.${name}`);
    });
    expect(hidden).toEqual([]);
  });

  it("has only wires that fit", () => {
    expect(document.edges).toHaveLength(wires.length);
    for (const edge of document.edges) {
      const without = { ...document, edges: document.edges.filter(({ id }) => id !== edge.id) };
      expect(checkConnection(without, specs, edge), edge.id).toMatchObject({ ok: true });
    }
  });

  it("has no problem once it was given what it says it needs", () => {
    const needs = flowNeeds(document, specs);
    const given = provideFlow(document, specs, {
      credentials: Object.fromEntries(needs.credentials.map((types) => [needKey(types), crypto.randomUUID()])),
      documentStore: crypto.randomUUID(),
      flow: crypto.randomUUID(),
    });
    expect(problemsOf(given, specs, kind)).toEqual([]);
    expect(flowNeeds(given, specs)).toEqual({ credentials: [], documentStore: false, flow: false, file: needs.file });
  });

  it("leaves as a file and comes back without a loss", () => {
    const { report, ...back } = parseFlowFile(exportFlow(document, specs), specs);
    expect(back.kind).toBe(kind);
    expect(report.nodes.filter(({ status }) => status !== "exact")).toEqual([]);
    expect(back.document.edges).toHaveLength(document.edges.length);
  });

  it("lies on the canvas without one node over another", () => {
    const top = document.nodes.filter(({ parentId }) => parentId === undefined);
    const places = top.map(({ position }) => `${String(position.x)} ${String(position.y)}`);
    expect(new Set(places).size).toBe(top.length);
  });
});
