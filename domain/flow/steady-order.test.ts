import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportFlow } from "./export-flow";
import { flowText } from "./flow-text";
import { parseFlowise } from "./parse-flowise";
import { steadyOrder } from "./steady-order";
import { arbitraryDocument } from "./testing/arbitrary-document";
import { draw, node } from "./testing/draw";
import { sampleLookup } from "./testing/sample-specs";

const exported = (document: Parameters<typeof exportFlow>[0]): string => flowText(exportFlow(document, sampleLookup));

describe("an exported file", () => {
  it("comes out byte for byte the same after it was imported, whatever the flow", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const text = exported(document);
        expect(exported(parseFlowise(text, sampleLookup).document)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same in whatever order nodes were drawn and keys were stored", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const free = document.nodes.map(({ parentId: _free, ...each }) => each);
        const turned = free.toReversed().map((each) => Object.fromEntries(Object.entries(each).toReversed()));
        const single = { ...document, nodes: free, edges: [] };
        // The proof of the cast: the same entries, turned around.
        expect(exported({ ...single, nodes: turned as typeof free })).toBe(exported(single));
      }),
    );
  });

  it("ends in a line break", () => {
    expect(exported(draw([node("chatModel_0")]))).toMatch(/[^\n]\n$/);
  });
});

/*
 *   m_0 ─► chain_0    m_1 ─► chain_1   (both could answer; the last drawn does)
 */
it("keeps which of several ending nodes answers", () => {
  const flow = draw(
    [node("llmChain_1"), node("chatModel_0"), node("chatModel_10"), node("chatModel_2"), node("llmChain_0")],
    "chatModel_0 > llmChain_0.model",
    "chatModel_2 > llmChain_1.model",
  );
  expect(steadyOrder(flow, sampleLookup).nodes.map(({ id }) => id)).toEqual([
    ...["chatModel_0", "chatModel_2", "chatModel_10", "llmChain_1", "llmChain_0"],
  ]);
  const other = { ...flow, nodes: flow.nodes.toReversed() };
  expect(steadyOrder(other, sampleLookup).nodes.at(-1)?.id).toBe("llmChain_1");
});
