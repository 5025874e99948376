import type { SpecLookup } from "../catalogue/spec-lookup";
import { expectedSizes } from "./expected-sizes";
import type { FlowDocument, FlowNode } from "./flow-document";
import { type Size, usualSize } from "./tidy-places";

/** A drawing as small pictures need it: boxes and lines, in the units of the canvas from its corner on. */
export interface FlowSketch {
  width: number;
  height: number;
  boxes: { x: number; y: number; width: number; height: number; node: string; holds?: boolean }[];
  /** From the right of one box to the left of another, by their places in `boxes`. */
  wires: { from: number; to: number; converse?: boolean }[];
}

/** Notes are left out: a picture this small has no room for words. */
export function sketchOf(document: FlowDocument, specs: SpecLookup): FlowSketch {
  const drawn = document.nodes.filter(({ name }) => specs.get(name)?.note !== true);
  const sizes = expectedSizes(document, specs);
  const byId = new Map(drawn.map((node) => [node.id, node]));
  const placed = drawn.map((node) => ({ node, ...placeOf(node, byId), ...sizeOf(node, sizes) }));
  const left = Math.min(0, ...placed.map(({ x }) => x));
  const top = Math.min(0, ...placed.map(({ y }) => y));
  const ids = new Map(drawn.map(({ id }, index) => [id, index]));
  return {
    width: Math.max(0, ...placed.map(({ x, width }) => x - left + width)),
    height: Math.max(0, ...placed.map(({ y, height }) => y - top + height)),
    boxes: placed.map(({ node, x, y, width, height }) => ({
      ...{ x: x - left, y: y - top, width, height, node: node.name },
      ...(specs.get(node.name)?.step?.holds && { holds: true }),
    })),
    wires: document.edges.flatMap(({ source, target, converse }) => {
      const [from, to] = [ids.get(source), ids.get(target)];
      return from === undefined || to === undefined ? [] : [{ from, to, ...(converse && { converse: true }) }];
    }),
  };
}

const sizeOf = (node: FlowNode, expected: ReadonlyMap<string, Size>): Size =>
  node.size ?? expected.get(node.id) ?? usualSize;

function placeOf(node: FlowNode, byId: ReadonlyMap<string, FlowNode>): { x: number; y: number } {
  const container = node.parentId === undefined ? undefined : byId.get(node.parentId);
  const { x, y } = container?.position ?? { x: 0, y: 0 };
  return { x: node.position.x + x, y: node.position.y + y };
}
