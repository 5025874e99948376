import type { ElkNode } from "elkjs/lib/elk-api";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import { usualSize } from "@/domain/flow/tidy-places";
import type { Size } from "@/components/canvas/canvas-state";
import { moveNodes, type Point, resizeNode } from "@/components/canvas/edits";
import { endsOf } from "@/components/canvas/wiring";

type Measured = ReadonlyMap<string, Size>;

const spacing = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.spacing.nodeNode": "32",
  "elk.spacing.componentComponent": "56",
  "elk.layered.spacing.nodeNodeBetweenLayers": "96",
  "elk.layered.spacing.edgeNodeBetweenLayers": "24",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.favorStraightEdges": "true",
};
/** Below a container's head, and to its other sides. */
const padding = { "elk.padding": "[top=72,left=24,bottom=24,right=24]" };

interface Parts {
  document: FlowDocument;
  specs: SpecLookup;
  measured: Measured;
  /** Nodes that are put in order; what lies in a container goes with it. */
  ids: ReadonlySet<string>;
}

/** The flow as the layout engine reads it. Remarks stand where somebody put them and are left out. */
export function elkGraph({ document, specs, measured, ids }: Parts): ElkNode {
  const inner = heldBy(document, specs);
  const toElk = (node: FlowNode): ElkNode => {
    const held = node.collapsed ? [] : (inner.get(node.id) ?? []);
    const ports = [...portsOf(document, specs, node, "target"), ...portsOf(document, specs, node, "source")];
    const base = { id: node.id, ports, layoutOptions: { "elk.portConstraints": "FIXED_ORDER", ...nested(held) } };
    if (held.length > 0) return { ...base, children: held.map(toElk), edges: edgesAmong(document, held) };
    return { ...base, ...(measured.get(node.id) ?? node.size ?? usualSize) };
  };
  const outer = document.nodes.filter((node) => ids.has(node.id) && !isNote(node, specs) && !inHeld(node, ids));
  return { id: "flow", layoutOptions: spacing, children: outer.map(toElk), edges: edgesAmong(document, outer) };
}

const isNote = (node: FlowNode, specs: SpecLookup): boolean =>
  specs.get(node.name)?.note ?? node.name.startsWith("stickyNote");

const inHeld = ({ parentId }: FlowNode, ids: ReadonlySet<string>): boolean =>
  parentId !== undefined && ids.has(parentId);

const nested = (held: readonly FlowNode[]): Record<string, string> =>
  held.length > 0 ? { ...spacing, ...padding } : {};

function heldBy({ nodes }: FlowDocument, specs: SpecLookup): Map<string, FlowNode[]> {
  const inner = new Map<string, FlowNode[]>();
  for (const node of nodes)
    if (node.parentId !== undefined && !isNote(node, specs))
      inner.set(node.parentId, [...(inner.get(node.parentId) ?? []), node]);
  return inner;
}

const portId = (nodeId: string, side: "source" | "target", handle: string): string => `${nodeId} ${side} ${handle}`;

/** The dots of a card in their order; the engine counts clockwise, so the left side from below. */
function portsOf(document: FlowDocument, specs: SpecLookup, node: FlowNode, side: "source" | "target") {
  const ends = endsOf(document, specs, node, side);
  return ends.map(({ handle }, index) => ({
    id: portId(node.id, side, handle),
    layoutOptions: {
      "elk.port.side": side === "source" ? "EAST" : "WEST",
      "elk.port.index": String(side === "source" ? index : 2 * ends.length - index),
    },
  }));
}

function edgesAmong({ edges }: FlowDocument, nodes: readonly FlowNode[]): ElkNode["edges"] {
  const ids = new Set(nodes.map(({ id }) => id));
  return edges
    .filter(({ source, target }) => ids.has(source) && ids.has(target))
    .map(({ id, source, sourceHandle, target, targetHandle }: FlowEdge) => ({
      id,
      sources: [portId(source, "source", sourceHandle)],
      targets: [portId(target, "target", targetHandle)],
    }));
}

/** Takes over what the engine found. The drawing stays where it was: its top left corner does not move. */
export function withElkPlaces(document: FlowDocument, laidOut: ElkNode): FlowDocument {
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const places = new Map<string, Point>();
  const outer = laidOut.children ?? [];
  const known = outer.flatMap(({ id }) => byId.get(id)?.position ?? []);
  const corner = {
    x: Math.min(...known.map(({ x }) => x)) - Math.min(...outer.map(({ x = 0 }) => x)),
    y: Math.min(...known.map(({ y }) => y)) - Math.min(...outer.map(({ y = 0 }) => y)),
  };
  let sized = document;
  const visit = (nodes: readonly ElkNode[], from: Point) => {
    for (const { id, x = 0, y = 0, width = 0, height = 0, children = [] } of nodes) {
      places.set(id, { x: Math.round(x + from.x), y: Math.round(y + from.y) });
      if (children.length === 0) continue;
      sized = resizeNode(sized, id, { width: Math.round(width), height: Math.round(height) });
      visit(children, { x: 0, y: 0 });
    }
  };
  visit(outer, corner);
  return moveNodes(sized, places);
}
