"use client";

import "@xyflow/react/dist/base.css";
import "./flow-surface.css";
import {
  Background,
  BackgroundVariant,
  type OnConnect,
  ReactFlow,
  useNodesInitialized,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import { useTheme } from "next-themes";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useCanvas, useCanvasContext, useCanvasStore, useReadOnly } from "./canvas-context";
import type { CanvasStore, Settle } from "./canvas-store";
import { ConnectionBubble } from "./connect/connection-bubble";
import { ConnectionLine } from "./connect/connection-line";
import { useConnecting } from "./connect/use-connecting";
import type { Point } from "./edits";
import { LoopWires } from "./edges/loop-wires";
import { Wire } from "./edges/wire";
import { focusInspector } from "./focus-inspector";
import { moveOnWire } from "./insert-on-wire";
import { FlowMiniMap } from "./mini-map";
import { applyEdgeChanges, applyNodeChanges } from "./node-changes";
import { ContainerCard } from "./nodes/container-card";
import { NodeMarks } from "./marks/node-marks";
import { GhostCard } from "./nodes/ghost-card";
import { NodeCard } from "./nodes/node-card";
import { NoteCard } from "./nodes/note-card";
import { SnapGuides } from "./snap-guides";
import { StepCard } from "./nodes/step-card";
import { type CardNode, createProjector, type WireEdge } from "./projection";
import { useSettle } from "./use-settle";
import { wireUnder } from "./wire-under";

const nodeTypes = { card: NodeCard, step: StepCard, note: NoteCard, container: ContainerCard, ghost: GhostCard };
const edgeTypes = { wire: Wire };
/** Left button on empty canvas, and the middle one anywhere. */
const panButtons = [0, 1];
/** How close a dragged card comes to another's line before it snaps, in pixels on the screen. */
const snapPixels = 5;
/** Flows with more nodes draw only those in view. */
const drawnWhole = 150;
const togglesSelection = ["Meta", "Control", "Shift"];
const spoken = {
  "node.a11yDescription.default":
    "Press Enter to select the node and open its settings, arrow keys to move it, C to connect it, Delete to remove it.",
  "edge.a11yDescription.default":
    "Press Enter to select the wire and open its conversation when it is one, then Delete to remove it.",
  "minimap.ariaLabel": "Overview of the flow",
};

/** The drawing itself. `children` float above it. */
export function FlowSurface({
  children,
  preview = false,
  onDropSpec,
}: {
  children?: ReactNode;
  /** Stands beside another drawing on the page, and is only looked at. */
  preview?: boolean;
  onDropSpec: (event: React.DragEvent) => void;
}) {
  const surface = useSurface();
  const { resolvedTheme } = useTheme();
  return (
    <ReactFlow<CardNode, WireEdge>
      {...surface}
      {...(preview && { id: "preview" })}
      className="weft-canvas"
      // Without it the library puts the class of the light theme on the canvas, whatever the page's theme is.
      colorMode={resolvedTheme === "dark" ? "dark" : "light"}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      connectionLineComponent={ConnectionLine}
      onDragOver={allowDrop}
      onDrop={onDropSpec}
      minZoom={0.1}
      maxZoom={2}
      deleteKeyCode={null}
      panOnDrag={panButtons}
      multiSelectionKeyCode={togglesSelection}
      zoomOnDoubleClick={false}
      elevateEdgesOnSelect
      // A small flow is drawn whole, so that the browser's own search and screen readers find all of it.
      onlyRenderVisibleElements={surface.nodes.length > drawnWhole}
      connectionRadius={24}
      ariaLabelConfig={spoken}
      aria-label="Canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
      {!preview && <FlowMiniMap />}
      <NodeMarks />
      <ConnectionBubble />
      <SnapGuides />
      <LoopWires />
      <FitOnOpen />
      <FarMark />
      {children}
    </ReactFlow>
  );
}

/** Shows the whole flow once its cards have been measured. */
function FitOnOpen() {
  const ready = useNodesInitialized();
  const { fitView } = useReactFlow();
  const done = useRef(false);
  useEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    void fitView({ maxZoom: 1, padding: 0.15 });
  }, [ready, fitView]);
  return null;
}

/** Below this zoom a card's small print cannot be read, and is not painted. */
const readable = 0.35;

/** Marks the canvas while one looks at it from far away. */
function FarMark() {
  const far = useStore(({ transform }) => transform[2] < readable);
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    mark.current?.closest(".weft-canvas")?.toggleAttribute("data-far", far);
  }, [far]);
  return <span ref={mark} hidden />;
}

function allowDrop(event: React.DragEvent) {
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
}

/** Enter on a card opens its settings, on a note its text, on a conversation how it is led; the library has selected it by then. */
function openByKey(store: CanvasStore, event: React.KeyboardEvent): void {
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

/** What the library is given and what it reports back. */
function useSurface() {
  const { catalogue } = useCanvasContext();
  const store = useCanvasStore();
  const [projector] = useState(() => createProjector(catalogue.specs));
  const nodes = useCanvas(projector.nodes);
  const edges = useCanvas(projector.edges);
  const readOnly = useReadOnly();
  const connecting = useConnecting();
  const copying = useRef(false);
  const { getZoom } = useReactFlow();
  const settle = useSettle();
  const pointer = useRef<Point>(undefined);
  /** A card without wires that is dropped on a wire stands on it. */
  const ontoWire: Settle = (document, moved) => {
    const [id, another] = moved;
    const wire = pointer.current && id !== undefined && another === undefined ? wireUnder(pointer.current) : undefined;
    const edge = document.edges.find((each) => each.id === wire);
    return edge && id !== undefined ? (moveOnWire(document, catalogue.specs, id, edge) ?? document) : document;
  };
  const onConnect: OnConnect = (wire) => {
    if (wire.sourceHandle === null || wire.targetHandle === null) return;
    connecting.draw(
      { nodeId: wire.source, handle: wire.sourceHandle, side: "source" },
      { nodeId: wire.target, handle: wire.targetHandle, side: "target" },
    );
  };
  return {
    nodes,
    edges,
    nodesDraggable: !readOnly,
    nodesConnectable: !readOnly,
    onNodesChange: (changes: Parameters<typeof applyNodeChanges>[1]) =>
      applyNodeChanges(store, changes, {
        ...{ copying: copying.current, tolerance: snapPixels / getZoom() },
        settle: (document, moved) => ontoWire(settle(document, moved), moved),
      }),
    onEdgesChange: (changes: Parameters<typeof applyEdgeChanges>[1]) => applyEdgeChanges(store, changes),
    onNodeDragStart: (event: MouseEvent | TouchEvent) => {
      copying.current = event.altKey;
      pointer.current = undefined;
    },
    onNodeDrag: (event: MouseEvent | TouchEvent) => {
      if ("clientX" in event) pointer.current = { x: event.clientX, y: event.clientY };
    },
    onSelectionDragStart: (event: React.MouseEvent) => void (copying.current = event.altKey),
    onNodeClick: (event: React.MouseEvent) => {
      if (!event.shiftKey && !event.metaKey && !event.ctrlKey) store.setState({ panel: "inspector" });
    },
    onKeyDown: (event: React.KeyboardEvent) => openByKey(store, event),
    onPaneClick: () => store.setState({ refusal: undefined, overlay: undefined }),
    onConnect,
    isValidConnection: connecting.fits,
    onConnectStart: (_event: unknown, params: Parameters<typeof connecting.begin>[0]) => connecting.begin(params),
    onConnectEnd: connecting.end,
    onClickConnectStart: (_event: unknown, params: Parameters<typeof connecting.begin>[0]) => connecting.begin(params),
    onClickConnectEnd: () => store.setState({ connecting: undefined }),
  };
}
