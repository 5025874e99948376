import { BaseEdge, type EdgeProps, getBezierPath } from "@xyflow/react";
import { Plus, X } from "lucide-react";
import { memo, useEffect, useRef, useState } from "react";
import { t } from "@/components/words/t";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { useCanvas, useCanvasStore, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { FlowLayer } from "@/components/canvas/flow-layer";
import { disconnect } from "@/components/canvas/edits";
import { nodeById } from "@/components/canvas/node-index";
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
  const { near, watch } = useNear();
  const acts = (selected ?? false) || near;
  return (
    <g {...watch}>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={16}
        className={`weft-wire ${talks ? "weft-talk" : ""} ${selected ? "weft-wire-selected" : ""}`}
        data-status={status}
        data-off={data?.off === true ? "" : undefined}
      />
      {(label ?? (acts || talks)) && (
        <FlowLayer of="labels">
          <div
            className="nodrag nopan absolute flex items-center gap-1"
            style={{
              transform: `translate(-50%, -50%) translate(${String(x)}px, ${String(y)}px)`,
              zIndex: acts || talks ? above : undefined,
            }}
          >
            {label && <span className="rounded-sm border bg-card px-1.5 text-xs text-muted-foreground">{label}</span>}
            {talks && <TalkLabel edge={data.edge} />}
            {acts && (
              <span {...watch} className="pointer-events-auto flex items-center gap-1">
                {!talks && <AddOnWire id={id} />}
                {selected && <RemoveWire id={id} />}
              </span>
            )}
          </div>
        </FlowLayer>
      )}
    </g>
  );
});

/** How long the pointer may be on its way from a wire to its buttons, in milliseconds. */
const onTheWay = 200;

/** Whether the pointer is at the wire or at what stands on it. */
function useNear() {
  const [near, setNear] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const watch = {
    onMouseEnter: () => {
      clearTimeout(leaving.current);
      setNear(true);
    },
    onMouseLeave: () => {
      leaving.current = setTimeout(() => setNear(false), onTheWay);
    },
  };
  return { near, watch };
}

function AddOnWire({ id }: { id: string }) {
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  if (readOnly) return null;
  return (
    <button
      type="button"
      aria-label={t("Add a node on this wire")}
      title={t("Add a node on this wire")}
      onClick={({ clientX: x, clientY: y }) =>
        store.setState({ overlay: { kind: "quick-add", edge: id, screen: { x, y } } })
      }
      className="flex size-5 items-center justify-center rounded-full border border-input bg-card text-muted-foreground hover:border-ring hover:text-foreground"
    >
      <Plus aria-hidden className="size-3" />
    </button>
  );
}

/** What a person decides on the way from a step whose branches have fixed names. */
function useDecision(source: string, output: string | undefined): string | undefined {
  const { specs } = useCatalogue();
  const name = useCanvas((state) => nodeById(state.document.nodes, source)?.name);
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
      aria-label={t("Remove this wire")}
      title={t("Remove this wire")}
      onClick={() => store.edit((document) => disconnect(document, new Set([id])))}
      className="pointer-events-auto flex size-5 items-center justify-center rounded-full border border-input bg-card text-muted-foreground hover:bg-destructive hover:text-destructive-foreground"
    >
      <X aria-hidden className="size-3" />
    </button>
  );
}
