import { useMemo } from "react";
import { type Loop, loopsOf } from "@/domain/flow/loops";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { absolutePlace } from "@/components/canvas/absolute-place";
import { useCanvas, useCatalogue, useDrag } from "@/components/canvas/canvas-context";
import type { Drag, Size } from "@/components/canvas/canvas-state";
import { FlowLayer } from "@/components/canvas/flow-layer";

/** How far above the cards the way back is drawn. */
const rise = 36;

/** The way back from a loop to its step: thin and dashed, over the cards' heads. The loop's card says it in words. */
export function LoopWires() {
  const { specs } = useCatalogue();
  const document = useCanvas((state) => state.document);
  const loops = useMemo(() => loopsOf(document, specs).filter(({ target }) => target !== undefined), [document, specs]);
  return loops.length === 0 ? null : <WaysBack document={document} loops={loops} />;
}

function WaysBack({ document, loops }: { document: FlowDocument; loops: readonly Loop[] }) {
  const measured = useCanvas((state) => state.measured);
  const drag = useDrag((now) => now);
  const drawn = drag && !drag.copying ? dragged(document, drag) : document;
  return (
    <FlowLayer of="frames">
      <svg aria-hidden className="pointer-events-none absolute top-0 left-0 size-px overflow-visible">
        {loops.map(({ node, target }) => {
          const [from, to] = [topOf(drawn, measured, node.id), topOf(drawn, measured, target?.id)];
          return (
            from &&
            to && <path key={node.id} d={wayBack(from, to)} className="weft-loop" markerEnd="url(#weft-loop-end)" />
          );
        })}
        <defs>
          <marker id="weft-loop-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M1 1 L7 4 L1 7" className="weft-loop-end" />
          </marker>
        </defs>
      </svg>
    </FlowLayer>
  );
}

interface Place {
  x: number;
  y: number;
}

function topOf(document: FlowDocument, measured: ReadonlyMap<string, Size>, id: string | undefined): Place | undefined {
  const node = document.nodes.find((each) => each.id === id);
  const size = node && measured.get(node.id);
  if (!node || !size) return undefined;
  const { x, y } = absolutePlace(document, node);
  return { x: x + size.width / 2, y };
}

function dragged(document: FlowDocument, { positions }: Drag): FlowDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position })),
  };
}

function wayBack(from: Place, to: Place): string {
  const top = Math.min(from.y, to.y) - rise;
  const point = ({ x, y }: Place) => `${String(x)} ${String(y)}`;
  return `M ${point(from)} C ${point({ x: from.x, y: top })} ${point({ x: to.x, y: top })} ${point({ x: to.x, y: to.y - 3 })}`;
}
