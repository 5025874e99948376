import type { OnConnect, OnConnectStart, OnEdgesChange, OnNodesChange } from "@xyflow/react";
import type { KeyboardEvent, MouseEvent as ReactMouseEvent } from "react";
import type { CanvasContextValue } from "./canvas-context";
import type { CanvasStore, Settle } from "./canvas-store";
import type { Connecting } from "./connect/use-connecting";
import type { Point } from "./edits";
import { focusInspector } from "./focus-inspector";
import { moveOnWire } from "./insert-on-wire";
import { applyEdgeChanges, applyNodeChanges } from "./node-changes";
import type { CardNode, WireEdge } from "./projection";
import { wireUnder } from "./wire-under";

/** How close a dragged card comes to another's line before it snaps, in pixels on the screen. */
const snapPixels = 5;

interface Surface extends Pick<CanvasContextValue, "store" | "catalogue"> {
  connecting: Connecting;
  settle: Settle;
  getZoom: () => number;
}

/**
 * What the drawing reports back. These stay the same functions for as long as the flow is open: every card and every
 * wire gets them, and would be drawn anew with a new one.
 */
export function surfaceEvents({ store, catalogue, connecting, settle, getZoom }: Surface) {
  let copying = false;
  let pointer: Point | undefined;
  /** A card without wires that is dropped on a wire stands on it. */
  const ontoWire: Settle = (document, moved) => {
    const [id, another] = moved;
    const wire = pointer && id !== undefined && another === undefined ? wireUnder(pointer) : undefined;
    const edge = document.edges.find((each) => each.id === wire);
    return edge && id !== undefined ? (moveOnWire(document, catalogue.specs, id, edge) ?? document) : document;
  };
  const onNodesChange: OnNodesChange<CardNode> = (changes) =>
    applyNodeChanges(store, changes, {
      ...{ copying, tolerance: snapPixels / getZoom() },
      settle: (document, moved) => ontoWire(settle(document, moved), moved),
    });
  const onEdgesChange: OnEdgesChange<WireEdge> = (changes) => applyEdgeChanges(store, changes);
  const onConnect: OnConnect = ({ source, sourceHandle, target, targetHandle }) => {
    if (sourceHandle === null || targetHandle === null) return;
    connecting.draw(
      { nodeId: source, handle: sourceHandle, side: "source" },
      { nodeId: target, handle: targetHandle, side: "target" },
    );
  };
  const onConnectStart: OnConnectStart = (_event, params) => connecting.begin(params);
  return {
    ...{ onNodesChange, onEdgesChange, onConnect, onConnectStart },
    onNodeDragStart: (event: MouseEvent | TouchEvent) => {
      copying = event.altKey;
      pointer = undefined;
    },
    onNodeDrag: (event: MouseEvent | TouchEvent) => {
      if ("clientX" in event) pointer = { x: event.clientX, y: event.clientY };
    },
    onSelectionDragStart: (event: ReactMouseEvent) => {
      copying = event.altKey;
    },
    onNodeClick: (event: ReactMouseEvent) => {
      const choosesSeveral = event.shiftKey || event.metaKey || event.ctrlKey;
      if (!choosesSeveral && store.getState().panel !== "inspector") store.setState({ panel: "inspector" });
    },
    onKeyDown: (event: KeyboardEvent) => openByKey(store, event),
    onPaneClick: () => store.setState({ refusal: undefined, overlay: undefined }),
    isValidConnection: connecting.fits,
    onConnectEnd: connecting.end,
    onClickConnectStart: onConnectStart,
    onClickConnectEnd: () => store.setState({ connecting: undefined }),
  };
}

/** Enter on a card opens its settings, on a note its text, on a conversation how it is led; the library has selected it by then. */
function openByKey(store: CanvasStore, event: KeyboardEvent): void {
  if (event.key === "Enter" && event.target instanceof SVGElement && event.target.matches(".react-flow__edge")) {
    event.preventDefault();
    return openTalk(event.target.querySelector(".weft-talk") !== null, store);
  }
  const id =
    event.target instanceof HTMLElement && event.target.matches(".react-flow__node")
      ? event.target.dataset["id"]
      : undefined;
  if (id === undefined || event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
  const { document, readOnly } = store.getState();
  const isNote = document.nodes.some((node) => node.id === id && node.name.startsWith("stickyNote"));
  event.preventDefault();
  if (isNote && !readOnly) return store.setState({ naming: id });
  store.setState({ panel: "inspector" });
  focusInspector();
}

function openTalk(talks: boolean, store: CanvasStore): void {
  if (!talks) return;
  store.setState({ panel: "inspector" });
  focusInspector();
}
