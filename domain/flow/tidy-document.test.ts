import { expect, test } from "vitest";
import type { FlowDocument, FlowNode } from "./flow-document";
import { tidyDocument } from "./tidy-document";

const node = (id: string, more: Partial<FlowNode> = {}): FlowNode => ({
  ...{ id, name: "n", label: id, version: 1, position: { x: 0, y: 0 }, inputs: {}, ...more },
});
const wire = (source: string, target: string) => ({
  ...{ id: `${source}-${target}`, source, sourceHandle: "n", target, targetHandle: "input" },
});
const size = { width: 200, height: 100 };

//   start ─▶ box ─▶ end      alone
//            [ one ─▶ two ]
const document: FlowDocument = {
  nodes: [
    node("start"),
    node("box"),
    node("one", { parentId: "box" }),
    node("two", { parentId: "box" }),
    node("end"),
    node("alone"),
  ],
  edges: [wire("start", "box"), wire("box", "end"), wire("one", "two")],
};
const tidy = tidyDocument(document, new Map(document.nodes.map(({ id }) => [id, size])));
const at = (id: string): FlowNode => {
  const found = tidy.nodes.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

test("a container is as large as what it holds, which lies below its head", () => {
  const [one, two, box] = [at("one"), at("two"), at("box")];
  expect(one.position).toEqual({ x: 24, y: 72 });
  expect(two.position.x).toBeGreaterThanOrEqual(one.position.x + size.width);
  expect(box.size?.width).toBeGreaterThanOrEqual(two.position.x + size.width + 24);
  expect(box.size?.height).toBeGreaterThanOrEqual(72 + size.height + 24);
});

test("what follows a container stands behind all of it", () => {
  const { position, size: room } = at("box");
  expect(at("end").position.x).toBeGreaterThan(position.x + (room?.width ?? 0));
  expect(at("start").position.x).toBe(0);
});

test("what nothing is wired to stands below everything else", () => {
  const { position, size: room } = at("box");
  expect(at("alone").position.y).toBeGreaterThan(position.y + (room?.height ?? 0));
});

test("ids, wires and everything but places stay as they were", () => {
  expect(tidy.edges).toBe(document.edges);
  expect(tidy.nodes.map(({ id, parentId }) => [id, parentId])).toEqual(
    document.nodes.map(({ id, parentId }) => [id, parentId]),
  );
});
