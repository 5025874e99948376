import { expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { draw, node } from "@/domain/flow/testing/draw";
import { upsertPlans } from "./upsert-plans";

const spec = (name: string, category: string, inputs: NodeSpec["inputs"] = {}): NodeSpec => ({
  ...{ name, category, version: 1, label: name, description: "", icon: "x.svg", provides: [name] },
  ...{ flows: ["chatflow"], inputs },
});
const specs = new Map(
  [
    spec("textFile", "Document Loaders", { txtFile: { type: "file", label: "File", fileType: ".txt" } }),
    spec("embedder", "Embeddings"),
    spec("shelf", "Vector Stores", { document: { type: "slot", label: "Document", accepts: "Document", list: true } }),
    spec("madeElsewhere", "Vector Stores"),
  ].map((each) => [each.name, each]),
);

test("each store says what it would read, with the files by name", () => {
  const { nodes } = draw([
    node("textFile_0", { inputs: { txtFile: 'FILE-STORAGE::["a.txt","b.txt"]' } }),
    node("embedder_0", { label: "Embedder of the house" }),
    node("shelf_0"),
    node("shelf_1"),
    node("madeElsewhere_0"),
  ]);
  const wire = (source: string, target: string, targetHandle: string) => ({
    ...{ id: `${source}-${targetHandle}`, source, sourceHandle: "out", target, targetHandle },
  });
  const edges = [wire("textFile_0", "shelf_0", "document"), wire("embedder_0", "shelf_0", "embeddings")];
  const plans = upsertPlans({ nodes, edges }, specs);
  expect(plans.map(({ store, sources }) => [store.id, sources.map(({ files }) => files)])).toEqual([
    ["shelf_0", [["a.txt", "b.txt"]]],
    ["shelf_1", []],
  ]);
  expect(plans[0]?.embeddings).toBe("Embedder of the house");
});
