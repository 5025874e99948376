// @vitest-environment happy-dom
import { countRenders } from "@/components/canvas/testing/count-renders";
import { act, cleanup, fireEvent, render } from "@testing-library/react";
import { ReactFlowProvider } from "@xyflow/react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { giveLayout } from "@/components/canvas/testing/give-layout";
import { TooltipProvider } from "@/components/ui/tooltip";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { draw, node } from "@/domain/flow/testing/draw";
import { sampleLookup, sampleSpecs } from "@/domain/flow/testing/sample-specs";
import { CanvasProvider } from "./canvas-context";
import { createCanvasStore } from "./canvas-store";
import { setInput } from "./edits";
import { FlowSurface } from "./flow-surface";
import { lookedAt } from "./looked-at";
import { findProblems } from "./watch-problems";

beforeAll(giveLayout);
afterEach(cleanup);

const pairs = 20;

// chat model ─▶ chain, so many times, far from each other
function manyNodes(): FlowDocument {
  const numbers = Array.from({ length: pairs }, (_, n) => String(n));
  const nodes = numbers.flatMap((n) => [
    node(`chatModel_${n}`, { position: { x: 0, y: Number(n) * 1000 } }),
    node(`llmChain_${n}`, { position: { x: 5000, y: Number(n) * 1000 + 500 } }),
  ]);
  return draw(nodes, ...numbers.map((n) => `chatModel_${n} > llmChain_${n}.model`));
}

async function open() {
  const document = manyNodes();
  const head = { id: "f1", name: "Flow", kind: "chatflow" as const, isPublic: false, keyIds: null };
  const store = createCanvasStore({ head, base: { number: 1, document }, published: 1, readOnly: false });
  const value = { ...lookedAt(document, "chatflow", { nodes: sampleSpecs, credentials: [] }), store };
  const { container } = render(
    <TooltipProvider>
      <CanvasProvider value={value}>
        <ReactFlowProvider>
          <FlowSurface onDropSpec={() => undefined} />
        </ReactFlowProvider>
      </CanvasProvider>
    </TooltipProvider>,
  );
  const card = (id: string) => {
    const found = container.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`);
    if (!found) throw new Error(`${id} is not drawn.`);
    return found;
  };
  await frame();
  await expect.poll(() => container.querySelectorAll(".react-flow__edge")).toHaveLength(pairs);
  await frame();
  return { store, card };
}

/** Time for what is done a frame later. */
const frame = () => act(() => new Promise<void>((done) => requestAnimationFrame(() => done())));

/** Moves the pointer that holds a card so many times, each time a little further. */
async function move(times: number, from = 0): Promise<void> {
  for (let n = from + 1; n <= from + times; n += 1)
    await act(async () => void fireEvent.mouseMove(window, { view: window, clientX: 400 + n * 5, clientY: 300 }));
}

/** Takes hold of a card. The first movements begin the drag. */
async function hold(card: HTMLElement): Promise<void> {
  await act(async () => void fireEvent.mouseDown(card, { view: window, button: 0, clientX: 400, clientY: 300 }));
  await move(2);
}

const drawn = (renders: ReadonlyMap<string, number>, ...names: string[]) => names.map((name) => renders.get(name) ?? 0);

describe("in a flow of many nodes", () => {
  it("dragging a card moves it and its wire, and draws neither its content nor any other card", async () => {
    const { store, card } = await open();
    await hold(card("chatModel_7"));
    const renders = await countRenders(() => move(10, 2));
    expect(store.drag.getState()?.positions.get("chatModel_7")?.x).toBe(1100);
    expect(drawn(renders, "NodeWrapper", "Wire")).toEqual([10, 10]);
    expect(drawn(renders, "NodeCard", "CardHead", "SlotRow", "NodeHandle", "FlowMiniMap", "Background")).toEqual(
      Array.from({ length: 6 }, () => 0),
    );
  });

  it("dragging several cards draws the content of none", async () => {
    const { store, card } = await open();
    const ids = ["chatModel_1", "chatModel_2", "llmChain_2"];
    await act(async () => store.select(ids));
    await hold(card("chatModel_1"));
    const renders = await countRenders(() => move(4, 2));
    expect([...(store.drag.getState()?.positions.keys() ?? [])]).toEqual(ids);
    expect(drawn(renders, "NodeWrapper", "Wire", "NodeCard", "NodeHandle")).toEqual([12, 8, 0, 0]);
  });

  it("while a card is dragged the flow does not change, so that nothing is stored, checked or announced", async () => {
    const { store, card } = await open();
    await hold(card("chatModel_7"));
    let told = 0;
    store.subscribe(() => (told += 1));
    await move(10, 2);
    expect(told).toBe(0);
    await act(async () => void fireEvent.mouseUp(window, { view: window, clientX: 460, clientY: 300 }));
    expect(store.getState().document.nodes.find(({ id }) => id === "chatModel_7")?.position.x).toBe(1100);
    expect(store.drag.getState()).toBeUndefined();
  });

  it("typing in a field draws that card alone and no wire", async () => {
    const { store } = await open();
    const renders = await countRenders(() =>
      act(async () => store.edit((flow) => setInput(flow, "llmChain_3", "chainName", "Mine"))),
    );
    expect(drawn(renders, "NodeCard", "NodeWrapper", "Wire")).toEqual([1, 1, 0]);
  });

  it("selecting a card draws it and the one that was selected before", async () => {
    const { store } = await open();
    await act(async () => store.select(["llmChain_3"]));
    const renders = await countRenders(() => act(async () => store.select(["llmChain_9"])));
    expect(drawn(renders, "NodeCard", "Wire")).toEqual([2, 0]);
  });

  it("problems that come and go are drawn on their own cards alone", async () => {
    const { store } = await open();
    findProblems(store, sampleLookup);
    await frame();
    const renders = await countRenders(() =>
      act(async () => {
        store.edit((flow) => ({ ...flow, edges: flow.edges.slice(1) }));
        findProblems(store, sampleLookup);
      }),
    );
    expect(store.getState().problems.length).toBeGreaterThan(pairs);
    // The model feeds nothing now, and its chain has none.
    expect(drawn(renders, "NodeProblems")).toEqual([2]);
  });
});
