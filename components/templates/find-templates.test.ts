import { describe, expect, it } from "vitest";
import { findTemplates, parseKind, parseOnly, tagsOf, type TemplateFilters } from "./find-templates";
import type { TemplateSummary } from "./template-summary";

const template = (name: string, more: Partial<TemplateSummary> = {}): TemplateSummary => ({
  ...{ id: name, ready: true, kind: "chatflow", name, description: "", tags: [], questions: [], createdAt: null },
  ...{ author: null, own: false, nodeNames: [], sketch: { width: 0, height: 0, boxes: [], wires: [] } },
  needs: { credentials: [["openAIApi"]], documentStore: false, flow: false, file: false },
  ...more,
});
const all = [
  template("Weaver", { tags: ["web"], description: "Reads pages" }),
  template("Loom", { kind: "agentflow", tags: ["web", "data"], nodeNames: ["calculator"] }),
  template("Ours", { ready: false, author: "Ada" }),
  template("Free", { needs: { credentials: [], documentStore: false, flow: false, file: false } }),
];
const found = (filters: Partial<TemplateFilters>) =>
  findTemplates(all, { search: "", kind: "", tag: "", only: "", ...filters }).map(({ name }) => name);

describe("the gallery", () => {
  it.each<[Partial<TemplateFilters>, string[]]>([
    [{}, ["Weaver", "Loom", "Ours", "Free"]],
    [{ search: "PAGES reads" }, ["Weaver"]],
    [{ search: "calculator" }, ["Loom"]],
    [{ search: "ada" }, ["Ours"]],
    [{ kind: "agentflow" }, ["Loom"]],
    [{ tag: "web" }, ["Weaver", "Loom"]],
    [{ tag: "web", kind: "chatflow" }, ["Weaver"]],
    [{ only: "workspace" }, ["Ours"]],
    [{ only: "free" }, ["Free"]],
  ])("finds what %j asks for", (filters, names) => {
    expect(found(filters)).toEqual(names);
  });

  it("offers the most used tags first", () => {
    expect(tagsOf(all)).toEqual(["web", "data"]);
  });

  it("takes no notice of filters that do not exist", () => {
    expect([parseKind("x"), parseOnly("y"), parseKind("agentflow")]).toEqual(["", "", "agentflow"]);
  });
});
