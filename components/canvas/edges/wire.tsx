import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { X } from "lucide-react";
import { memo } from "react";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { useCanvas, useCanvasStore, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { disconnect } from "@/components/canvas/edits";
import type { WireEdge } from "@/components/canvas/projection";
import { TalkLabel } from "./talk-label";

/** Over wires that the library lifts above all others: a selected one, and those of selected cards. */
const above = 1001;

/** A wire: 2 px to see, 16 px to hit. Selected it offers its ×; while its source runs it moves. */
export const Wire = memo(function Wire({ id, source, target, data, selected, ...ends }: EdgeProps<WireEdge>) {
  const decision = useDecision(source, data?.edge.sourceHandle);
  const status = useCanvas(({ steps }) => {
    const from = steps.get(source)?.status;
    // Of a step's branches only the one that was taken lights up.
    return from === "FINISHED" && !steps.has(target) ? undefined : from;
  });
  const [path, x, y] = getBezierPath(ends);
  const label = data?.edge.label ?? decision;
  const talks = data?.talks === true;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={16}
        className={`weft-wire ${talks ? "weft-talk" : ""} ${selected ? "weft-wire-selected" : ""}`}
        data-status={status}
      />
      {(label ?? (selected || talks)) && (
        <EdgeLabelRenderer>
          <div
            className="nodrag nopan absolute flex items-center gap-1"
            style={{
              transform: `translate(-50%, -50%) translate(${String(x)}px, ${String(y)}px)`,
              zIndex: selected || talks ? above : undefined,
            }}
          >
            {label && <span className="rounded-sm border bg-card px-1.5 text-xs text-muted-foreground">{label}</span>}
            {talks && <TalkLabel edge={data.edge} />}
            {selected && <RemoveWire id={id} />}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** What a person decides on the way from a step whose branches have fixed names. */
function useDecision(source: string, output: string | undefined): string | undefined {
  const { specs } = useCatalogue();
  const name = useCanvas((state) => state.document.nodes.find((node) => node.id === source)?.name);
  const spec = specs.get(name ?? "");
  if (spec?.step?.branches?.kind !== "fixed") return undefined;
  return outputsOf(spec).find((each) => each.name === output)?.label;
}

function RemoveWire({ id }: { id: string }) {
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  if (readOnly) return null;
  return (
    <button
      type="button"
      aria-label="Remove this wire"
      title="Remove this wire"
      onClick={() => store.edit((document) => disconnect(document, new Set([id])))}
      className="pointer-events-auto flex size-5 items-center justify-center rounded-full border border-input bg-card text-muted-foreground hover:bg-destructive hover:text-destructive-foreground"
    >
      <X aria-hidden className="size-3" />
    </button>
  );
}
