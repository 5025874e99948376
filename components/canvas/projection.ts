import type { Edge, Node } from "@xyflow/react";
import { t } from "@/components/words/t";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep, stepCategory } from "@/domain/catalogue/step";
import type { FlowDocument, FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import type { CanvasState, Drag } from "./canvas-state";
import { containerSize } from "./containers";
import { foldedAway } from "./folded-away";
import type { Point } from "./edits";

/**
 * A node as the canvas library draws it. `data` keeps its identity while only the node's place changes, so that a card
 * is not drawn again for being moved; its place is therefore never read from `data`.
 */
export type CardNode = Node<{ node: FlowNode }, "card" | "step" | "note" | "container" | "ghost">;
/**
 * `talks`: both of its nodes speak, so that it is a conversation and no order of steps. `off`: one of them is switched
 * off, and nothing passes.
 */
export type WireEdge = Edge<{ edge: FlowEdge; talks: boolean; off: boolean }, "wire">;

export interface Projector {
  nodes(state: CanvasState, drag: Drag | undefined): CardNode[];
  edges(state: CanvasState): WireEdge[];
}

const ghostPrefix = "ghost:";

/** Makes what the canvas library draws from the state, handing out the same object for what did not change. */
export const createProjector = (specs: SpecLookup): Projector => ({
  nodes: createNodeProjector(specs),
  edges: createEdgeProjector(specs),
});

function createNodeProjector(specs: SpecLookup) {
  let before = new Map<string, CardNode>();
  const kinds = createKinds(specs);
  let last: CardNode[] = [];
  let seen: Placed | undefined;
  return ({ document, selection, measured }: CanvasState, drag: Drag | undefined): CardNode[] => {
    const now = { document, selection, measured, drag };
    if (seen && sameFields(seen, now)) return last;
    seen = now;
    const { kindOf, isHidden } = kinds(document);
    const drawn = parentsFirst(document.nodes).map((node) =>
      cardOf(now, node, kindOf(node), isHidden(node), before.get(node.id)),
    );
    const all = drag?.copying ? [...drawn, ...ghosts(now, drag.positions, before)] : drawn;
    before = new Map(all.map((card) => [card.id, card]));
    // The list itself keeps its identity too, so that a change elsewhere in the state draws nothing.
    if (all.length !== last.length || all.some((card, index) => card !== last[index])) last = all;
    return last;
  };
}

/** What decides where a card stands and how it looks. */
interface Placed extends Pick<CanvasState, "document" | "selection" | "measured"> {
  drag: Drag | undefined;
}

const sameFields = (a: Placed, b: Placed): boolean =>
  a.document === b.document && a.selection === b.selection && a.measured === b.measured && a.drag === b.drag;

function cardOf(
  state: Placed,
  node: FlowNode,
  type: CardNode["type"],
  hidden: boolean,
  old: CardNode | undefined,
): CardNode {
  const position = state.drag?.positions.get(node.id) ?? node.position;
  const measured = state.measured.get(node.id);
  const selected = state.selection.nodes.has(node.id);
  const dragging = state.drag?.positions.has(node.id) ?? false;
  const data = old && sameButPlace(old.data.node, node) ? old.data : { node };
  const style = type === "container" || type === "note" ? sizeOf(node, type, old) : undefined;
  const same =
    old &&
    old.data === data &&
    old.type === type &&
    (old.hidden ?? false) === hidden &&
    old.selected === selected &&
    old.dragging === dragging &&
    old.measured === measured &&
    old.style === style &&
    old.parentId === node.parentId &&
    old.position.x === position.x &&
    old.position.y === position.y;
  if (same) return old;
  return {
    id: node.id,
    type,
    position,
    data,
    selected,
    dragging,
    ...(hidden && { hidden }),
    ...(measured && { measured }),
    ...(style && { style }),
    ...(node.parentId !== undefined && { parentId: node.parentId }),
    // So far below that it does not cover others when the library lifts it for being selected.
    ...(type === "container" && { zIndex: -1001 }),
    ariaLabel: node.label,
  };
}

function sizeOf(node: FlowNode, type: "container" | "note", old: CardNode | undefined): CardNode["style"] {
  const size = node.size ?? (type === "container" ? containerSize : undefined);
  if (!size) return undefined;
  if (old?.style?.width === size.width && old.style.height === size.height) return old.style;
  return { width: size.width, height: size.height };
}

/** What stays behind, pale, while copies are dragged. */
function ghosts(state: Placed, copied: ReadonlyMap<string, Point>, before: ReadonlyMap<string, CardNode>): CardNode[] {
  return state.document.nodes.flatMap((node) => {
    const measured = state.measured.get(node.id);
    if (!copied.has(node.id) || !measured) return [];
    const id = ghostPrefix + node.id;
    const old = before.get(id);
    if (old?.data.node === node && old.measured === measured) return [old];
    const ghost: CardNode = {
      ...{ id, type: "ghost", position: node.position, data: { node }, measured },
      ...{ selectable: false, draggable: false, focusable: false },
      ...(node.parentId !== undefined && { parentId: node.parentId }),
    };
    return [ghost];
  });
}

export const isGhost = (id: string): boolean => id.startsWith(ghostPrefix);

function createKinds(specs: SpecLookup) {
  let nodes: FlowDocument["nodes"] | undefined;
  let parents = new Set<string>();
  let hidden: ReadonlySet<string> = new Set();
  const kindOf = (node: FlowNode): NonNullable<CardNode["type"]> => {
    if (specs.get(node.name)?.note || node.name.startsWith("stickyNote")) return "note";
    const holds = parents.has(node.id) || specs.get(node.name)?.step?.holds;
    if (holds && !node.collapsed) return "container";
    return isStepNode(node, specs) ? "step" : "card";
  };
  const isHidden = (node: FlowNode) => hidden.has(node.id);
  return (document: FlowDocument) => {
    if (nodes !== document.nodes) {
      nodes = document.nodes;
      parents = new Set(document.nodes.flatMap((node) => node.parentId ?? []));
      hidden = foldedAway(document.nodes);
    }
    return { kindOf, isHidden };
  };
}

function isStepNode(node: FlowNode, specs: SpecLookup): boolean {
  const spec = specs.get(node.name);
  return spec ? isStep(spec) : node.opaque?.["category"] === stepCategory;
}

/** A container must come before what it holds. */
function parentsFirst(nodes: readonly FlowNode[]): readonly FlowNode[] {
  if (nodes.every((node) => node.parentId === undefined)) return nodes;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depth = (node: FlowNode | undefined, seen = 0): number =>
    node?.parentId === undefined || seen > nodes.length ? 0 : 1 + depth(byId.get(node.parentId), seen + 1);
  return nodes.toSorted((a, b) => depth(a) - depth(b));
}

function sameButPlace(a: FlowNode, b: FlowNode): boolean {
  if (a === b) return true;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof FlowNode)[]);
  keys.delete("position");
  return [...keys].every((key) => a[key] === b[key]);
}

function createEdgeProjector(specs: SpecLookup) {
  const speaks = (node: FlowNode | undefined) => specs.get(node?.name ?? "")?.step?.speaks === true;
  let before = new Map<string, WireEdge>();
  let last: WireEdge[] = [];
  let seen: Pick<CanvasState, "document" | "selection"> | undefined;
  return ({ document, selection }: CanvasState): WireEdge[] => {
    // Dragging changes neither, and asks sixty times a second.
    if (seen?.document === document && seen.selection === selection) return last;
    seen = { document, selection };
    const nodes = new Map(document.nodes.map((node) => [node.id, node]));
    const hidden = foldedAway(document.nodes);
    const drawn = document.edges.map((edge) => {
      const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
      const off = source?.disabled === true || target?.disabled === true;
      const talks = speaks(source) && speaks(target);
      const made: WireEdge = {
        ...{ id: edge.id, source: edge.source, sourceHandle: edge.sourceHandle },
        ...{ target: edge.target, targetHandle: edge.targetHandle, type: "wire" },
        selected: selection.edges.has(edge.id),
        // Wires inside a container lie on it.
        zIndex: source?.parentId !== undefined && target?.parentId !== undefined ? 1 : 0,
        ariaLabel: t(talks ? "Conversation from {from} to {to}" : "Wire from {from} to {to}", {
          from: source?.label ?? edge.source,
          to: target?.label ?? edge.target,
        }),
        ...(hidden.has(edge.source) && { hidden: true }),
        data: { edge, talks, off },
      };
      const old = before.get(edge.id);
      return old && sameWire(old, made) ? old : made;
    });
    before = new Map(drawn.map((edge) => [edge.id, edge]));
    if (drawn.length !== last.length || drawn.some((edge, index) => edge !== last[index])) last = drawn;
    return last;
  };
}

const sameWire = (a: WireEdge, b: WireEdge): boolean =>
  a.data?.edge === b.data?.edge &&
  a.data?.off === b.data?.off &&
  a.hidden === b.hidden &&
  a.selected === b.selected &&
  a.zIndex === b.zIndex &&
  a.ariaLabel === b.ariaLabel;
