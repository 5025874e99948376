import { describe, expect, test } from "vitest";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { emptyFlow } from "@/domain/flow/flow-document";
import { addFromCatalogue, cardWidth, freePlace, placeBeside } from "./add-from-catalogue";
import { indexCatalogue, offered, offerKey } from "./catalogue";

const spec = (name: string, over: Partial<NodeSpec>): NodeSpec => ({
  ...{
    name,
    version: 2,
    label: name,
    description: "",
    category: "Chains",
    icon: "",
    flows: ["chatflow"],
    provides: [],
    inputs: {},
  },
  ...over,
});
const model = spec("model", { provides: ["Model"], inputs: { heat: { type: "number", label: "Heat", default: 0.9 } } });
const chain = spec("chain", {
  outputs: [
    { name: "chain", label: "Chain", provides: ["Chain"] },
    { name: "text", label: "Text", provides: ["string"] },
  ],
  inputs: { model: { type: "slot", label: "Model", accepts: "Model" } },
});
const reader = spec("reader", { inputs: { text: { type: "slot", label: "Text", accepts: "string" } } });
const specs = specLookup([model, chain, reader]);
const at = { x: 0.4, y: 10 };

describe("adding a node of the catalogue", () => {
  test("it has the catalogue's version and defaults, and its first output", () => {
    const { document } = addFromCatalogue(emptyFlow, specs, { spec: model, at });
    expect(document.nodes[0]).toMatchObject({
      id: "model_0",
      version: 2,
      inputs: { heat: 0.9 },
      position: { x: 0, y: 10 },
    });
    expect(document.nodes[0]).not.toHaveProperty("output");
    expect(addFromCatalogue(emptyFlow, specs, { spec: chain, at }).document.nodes[0]?.output).toBe("chain");
  });

  test("a wire that asked for it is drawn, with the output it needs", () => {
    const one = addFromCatalogue(emptyFlow, specs, { spec: reader, at }).document;
    const from = { nodeId: "reader_0", handle: "text", side: "target" as const };
    const two = addFromCatalogue(one, specs, { spec: chain, at, from }).document;
    expect(two.nodes[1]?.output).toBe("text");
    expect(two.edges).toMatchObject([
      { source: "chain_0", sourceHandle: "text", target: "reader_0", targetHandle: "text" },
    ]);
  });

  test("it finds a place where it covers nothing", () => {
    let document = emptyFlow;
    for (let n = 0; n < 9; n += 1)
      document = addFromCatalogue(document, specs, {
        spec: model,
        at: freePlace(document, new Map(), { x: 0, y: 0 }),
      }).document;
    const places = document.nodes.map((node) => `${String(node.position.x)},${String(node.position.y)}`);
    expect(new Set(places).size).toBe(9);
  });

  test("what feeds an input stands before it, what follows an output behind it", () => {
    const { document } = addFromCatalogue(emptyFlow, specs, { spec: chain, at: { x: 0, y: 0 } });
    expect(placeBeside(document, new Map(), { nodeId: "chain_0", handle: "model", side: "target" }).x).toBeLessThan(
      -cardWidth,
    );
    expect(placeBeside(document, new Map(), { nodeId: "chain_0", handle: "chain", side: "source" }).x).toBeGreaterThan(
      cardWidth,
    );
  });
});

describe("a preset of a node", () => {
  const preset = { label: "Cold model", description: "Says the same each time.", inputs: { heat: 0 } };
  const offers = offered(
    indexCatalogue({ nodes: [{ ...model, presets: [preset] }, reader], credentials: [] }),
    "chatflow",
  );

  test("is offered beside the node, under a name and a key of its own", () => {
    expect(offers.map((offer) => [offerKey(offer), offer.label])).toEqual([
      ["model", "model"],
      ["model/Cold model", "Cold model"],
      ["reader", "reader"],
    ]);
  });

  test("is that node with the preset's values and name", () => {
    const [, cold] = offers;
    if (!cold) throw new Error("The preset is not offered.");
    expect(addFromCatalogue(emptyFlow, specs, { spec: cold, at }).document.nodes).toMatchObject([
      { id: "model_0", name: "model", label: "Cold model", inputs: { heat: 0 } },
    ]);
  });
});
