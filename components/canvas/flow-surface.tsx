"use client";

import "@xyflow/react/dist/base.css";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import "./flow-surface.css";
import { Background, BackgroundVariant, ReactFlow, useNodesInitialized, useReactFlow, useStore } from "@xyflow/react";
import { useTheme } from "next-themes";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useCanvas, useCanvasContext, useCatalogue, useDrag, useReadOnly } from "./canvas-context";
import { ConnectionBubble } from "./connect/connection-bubble";
import { ConnectionLine } from "./connect/connection-line";
import { useConnecting } from "./connect/use-connecting";
import { LoopWires } from "./edges/loop-wires";
import { Wire } from "./edges/wire";
import { FlowMiniMap } from "./mini-map";
import { ContainerCard } from "./nodes/container-card";
import { NodeMarks } from "./marks/node-marks";
import { GhostCard } from "./nodes/ghost-card";
import { NodeCard } from "./nodes/node-card";
import { NoteCard } from "./nodes/note-card";
import { SnapGuides } from "./snap-guides";
import { StepCard } from "./nodes/step-card";
import { type CardNode, createProjector, type WireEdge } from "./projection";
import { surfaceEvents } from "./surface-events";
import { useSettle } from "./use-settle";

const nodeTypes = { card: NodeCard, step: StepCard, note: NoteCard, container: ContainerCard, ghost: GhostCard };
const edgeTypes = { wire: Wire };
/** Left button on empty canvas, and the middle one anywhere. */
const panButtons = [0, 1];
const togglesSelection = ["Meta", "Control", "Shift"];
const ofNode = msg(
  "Press Enter to select the node and open its settings, arrow keys to move it, C to connect it, Delete to remove it.",
);
const spoken = () => ({
  "node.a11yDescription.default": t(ofNode),
  "node.a11yDescription.keyboardDisabled": t(ofNode),
  "edge.a11yDescription.default": t(
    "Press Enter to select the wire and open its conversation when it is one, then Delete to remove it.",
  ),
  "minimap.ariaLabel": t("Overview of the flow"),
});

interface FlowSurfaceProps {
  children?: ReactNode;
  /** Stands beside another drawing on the page, and is only looked at. */
  preview?: boolean;
  onDropSpec: (event: React.DragEvent) => void;
}

/** The drawing itself. `children` float above it. */
export function FlowSurface({ children, preview = false, onDropSpec }: FlowSurfaceProps) {
  return (
    <Drawing preview={preview} onDropSpec={onDropSpec}>
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
      {!preview && <FlowMiniMap />}
      <NodeMarks />
      <ConnectionBubble />
      <SnapGuides />
      <LoopWires />
      <FitOnOpen />
      <CanvasMarks />
      {children}
    </Drawing>
  );
}

/** Cards and wires. It is drawn again with every frame of a drag, and what floats above it is not. */
function Drawing({ children, preview, onDropSpec }: Required<FlowSurfaceProps>) {
  const cards = useCards();
  const events = useSurfaceEvents();
  const readOnly = useReadOnly();
  const { resolvedTheme } = useTheme();
  return (
    <ReactFlow<CardNode, WireEdge>
      {...cards}
      {...events}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      {...(preview && { id: "preview" })}
      className="weft-canvas"
      // Without it the library puts the class of the light theme on the canvas, whatever the page's theme is.
      colorMode={resolvedTheme === "dark" ? "dark" : "light"}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      connectionLineComponent={ConnectionLine}
      onDragOver={allowDrop}
      onDrop={onDropSpec}
      minZoom={0.05}
      maxZoom={2}
      deleteKeyCode={null}
      panOnDrag={panButtons}
      multiSelectionKeyCode={togglesSelection}
      zoomOnDoubleClick={false}
      elevateEdgesOnSelect
      connectionRadius={24}
      ariaLabelConfig={spoken()}
      aria-label={t("Canvas")}
    >
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

/** Below these zooms a card's small print, or its name, cannot be read and is not painted. */
const readable = { smallPrint: 0.35, names: 0.2 };

/** Marks the canvas, for its styles, while one looks at it from far away and while something is dragged. */
function CanvasMarks() {
  const far = useStore(({ transform: [, , zoom] }) =>
    zoom >= readable.smallPrint ? undefined : zoom >= readable.names ? "small print" : "names",
  );
  const dragging = useDrag((drag) => drag !== undefined);
  const selecting = useStore(({ userSelectionActive }) => userSelectionActive);
  const mark = useRef<HTMLSpanElement>(null);
  // A frame that is drawn past the edge of the canvas marks no texts there.
  useEffect(() => {
    if (!selecting) return undefined;
    document.body.style.userSelect = "none";
    return () => void document.body.style.removeProperty("user-select");
  }, [selecting]);
  useEffect(() => {
    const canvas = mark.current?.closest(".weft-canvas");
    if (far === undefined) canvas?.removeAttribute("data-far");
    else canvas?.setAttribute("data-far", far);
    canvas?.toggleAttribute("data-dragging", dragging);
  }, [far, dragging]);
  return <span ref={mark} hidden />;
}

function allowDrop(event: React.DragEvent) {
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
}

/** What the library is given. */
function useCards(): { nodes: CardNode[]; edges: WireEdge[] } {
  const { specs } = useCatalogue();
  const [projector] = useState(() => createProjector(specs));
  const drag = useDrag((now) => now);
  const nodes = useCanvas((state) => projector.nodes(state, drag));
  return { nodes, edges: useCanvas(projector.edges) };
}

/** What it reports back. */
function useSurfaceEvents() {
  const { store, catalogue } = useCanvasContext();
  const connecting = useConnecting();
  const settle = useSettle();
  const { getZoom } = useReactFlow();
  return useMemo(
    () => surfaceEvents({ store, catalogue, connecting, settle, getZoom }),
    [store, catalogue, connecting, settle, getZoom],
  );
}
