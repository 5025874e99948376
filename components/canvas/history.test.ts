import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyFlow, type FlowDocument } from "@/domain/flow/flow-document";
import {
  addNode,
  connect,
  deleteNodes,
  disconnect,
  duplicate,
  moveNodes,
  setInput,
  setLabel,
  setOutput,
} from "./edits";
import { changedNodes, emptyHistory, type History, record, redo, seal, undo } from "./history";

type Edit = (document: FlowDocument) => FlowDocument;

const pick = (document: FlowDocument, n: number) =>
  document.nodes[n % Math.max(1, document.nodes.length)]?.id ?? "none_0";
const small = fc.nat({ max: 12 });
const place = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom("model", "chain", "memory"), place).map(
    ([name, position]): Edit =>
      (document) =>
        addNode(document, { name, label: name, version: 1, position, inputs: {} }).document,
  ),
  fc.tuple(small, place).map(
    ([n, to]): Edit =>
      (document) =>
        moveNodes(document, new Map([[pick(document, n), to]])),
  ),
  fc.tuple(small, fc.constantFrom("a", "b"), fc.oneof(fc.string(), fc.integer(), fc.constant(undefined))).map(
    ([n, name, value]): Edit =>
      (document) =>
        setInput(document, pick(document, n), name, value),
  ),
  fc.tuple(small, fc.string()).map(
    ([n, label]): Edit =>
      (document) =>
        setLabel(document, pick(document, n), label),
  ),
  fc.tuple(small, fc.constantFrom("x", "y")).map(
    ([n, name]): Edit =>
      (document) =>
        setOutput(document, pick(document, n), name),
  ),
  fc.tuple(small, small, fc.boolean()).map(
    ([from, to, list]): Edit =>
      (document) =>
        connect(
          document,
          { source: pick(document, from), sourceHandle: "x", target: pick(document, to), targetHandle: "slot" },
          { list },
        ),
  ),
  small.map(
    (n): Edit =>
      (document) =>
        disconnect(document, new Set([document.edges[n]?.id ?? "none"])),
  ),
  small.map(
    (n): Edit =>
      (document) =>
        deleteNodes(document, new Set([pick(document, n)])),
  ),
  small.map(
    (n): Edit =>
      (document) =>
        duplicate(document, new Set([pick(document, n)])).document,
  ),
);

/** Applies edits as the store does: what changes nothing is not recorded. */
function apply(
  edits: readonly Edit[],
  start: FlowDocument,
  mark?: string,
): { history: History; document: FlowDocument; seen: FlowDocument[] } {
  let [history, document]: [History, FlowDocument] = [emptyHistory, start];
  const seen = [start];
  for (const one of edits) {
    const next = one(document);
    if (next === document) continue;
    history = record(history, document, { mark, at: 0 });
    document = next;
    seen.push(next);
  }
  return { history, document, seen };
}

describe("undo and redo", () => {
  test("undo walks back through the exact documents, redo forward again", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const { seen, ...end } = apply(edits, emptyFlow);
        let { history, document } = end;
        const frozen = structuredClone(seen);
        for (let step = seen.length - 2; step >= 0; step -= 1) {
          const back = undo(history, document);
          if (!back) throw new Error("history ended early");
          ({ history, document } = back);
          expect(document).toBe(seen[step]);
          expect(document).toEqual(frozen[step]);
        }
        expect(undo(history, document)).toBeUndefined();
        for (let step = 1; step < seen.length; step += 1) {
          const forth = redo(history, document);
          if (!forth) throw new Error("future ended early");
          ({ history, document } = forth);
          expect(document).toEqual(frozen[step]);
        }
        expect(redo(history, document)).toBeUndefined();
      }),
    );
  });

  test("edits of one mark are one step back to where they began", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 20 }), (edits) => {
        const { history, document, seen } = apply(edits, emptyFlow, "field");
        if (seen.length === 1) return;
        expect(history.past).toHaveLength(1);
        expect(undo(history, document)?.document).toBe(emptyFlow);
      }),
    );
  });

  test("a pause, another mark or a seal begins a new step", () => {
    const at = (history: History, mark: string, time: number) => record(history, emptyFlow, { mark, at: time });
    const typed = at(at(emptyHistory, "a", 0), "a", 1000);
    expect(typed.past).toHaveLength(1);
    expect(at(typed, "a", 2400).past).toHaveLength(1);
    expect(at(typed, "a", 9000).past).toHaveLength(2);
    expect(at(typed, "b", 1100).past).toHaveLength(2);
    expect(at(seal(typed), "a", 1100).past).toHaveLength(2);
  });

  test("a new edit after undo forgets the undone future", () => {
    const { history, document } = apply(
      [(d) => addNode(d, { name: "a", label: "a", version: 1, position: { x: 0, y: 0 }, inputs: {} }).document],
      emptyFlow,
    );
    const back = undo(history, document);
    if (!back) throw new Error("nothing to undo");
    const again = record(back.history, back.document, { mark: "x", at: 0 });
    expect(redo(again, back.document)).toBeUndefined();
  });

  test("changed nodes are those that differ and still exist", () => {
    const one = addNode(emptyFlow, {
      name: "a",
      label: "a",
      version: 1,
      position: { x: 0, y: 0 },
      inputs: {},
    }).document;
    const two = addNode(one, { name: "a", label: "a", version: 1, position: { x: 0, y: 0 }, inputs: {} }).document;
    expect(changedNodes(one, two)).toEqual(["a_1"]);
    expect(changedNodes(two, one)).toEqual([]);
  });
});
