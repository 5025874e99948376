import type { FinalConnectionState, OnConnectStartParams } from "@xyflow/react";
import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { t } from "@/components/words/t";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import type { WireEnd } from "@/components/canvas/canvas-state";
import type { CanvasStore } from "@/components/canvas/canvas-store";
import type { Point } from "@/components/canvas/edits";
import { drawWire, endKey, endsOf, fittingEnds, judge, wireBetween } from "@/components/canvas/wiring";

type Pointer = MouseEvent | TouchEvent;

export interface Connecting {
  begin(params: OnConnectStartParams): void;
  /** Whether the ends under the pointer fit. */
  fits(wire: { source: string; target: string; sourceHandle?: string | null; targetHandle?: string | null }): boolean;
  draw(a: WireEnd, b: WireEnd): void;
  /** The wire was let go: on a misfit, on a node, or on empty canvas. */
  end(event: Pointer, state: FinalConnectionState): void;
}

/** Drawing wires with the mouse or a finger. */
export function useConnecting(): Connecting {
  const { store, catalogue } = useCanvasContext();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => connecting(store, catalogue.specs, screenToFlowPosition),
    [store, catalogue, screenToFlowPosition],
  );
}

function connecting(store: CanvasStore, specs: SpecLookup, toFlow: (at: Point) => Point): Connecting {
  const draw = (a: WireEnd, b: WireEnd) => {
    const wire = wireBetween(a, b);
    if (wire) store.edit((document) => drawWire(document, specs, wire));
  };
  return {
    begin: ({ nodeId, handleId, handleType }) => {
      if (!nodeId || !handleId || !handleType) return;
      beginWire(store, specs, { nodeId, handle: handleId, side: handleType });
    },
    fits: ({ source, target, sourceHandle, targetHandle }) => {
      const { connecting: now } = store.getState();
      if (!now) return false;
      const other: WireEnd =
        now.from.side === "source"
          ? { nodeId: target, handle: targetHandle ?? "", side: "target" }
          : { nodeId: source, handle: sourceHandle ?? "", side: "source" };
      return now.fits.has(endKey(other));
    },
    draw,
    end: (event, state) => {
      const from = store.getState().connecting?.from;
      store.setState({ connecting: undefined });
      if (!from || state.isValid) return;
      const at = pointOf(event);
      const refuse = (reason: string) => store.setState({ refusal: { reason, at } });
      const onto = state.toHandle?.nodeId ?? nodeUnder(at);
      // Let go where it began: nothing was meant.
      if (onto === from.nodeId) return;
      if (state.toHandle) {
        const { nodeId, id, type } = state.toHandle;
        const verdict = judge(store.getState().document, specs, from, { nodeId, handle: id ?? "", side: type });
        if (!verdict.ok) refuse(verdict.reason);
      } else if (onto !== undefined) {
        const best = bestEnd(store, specs, from, onto);
        if (best.ok) draw(from, best.end);
        else refuse(best.reason);
      } else {
        store.setState({ overlay: { kind: "quick-add", from, at: toFlow(at), screen: at } });
      }
    },
  };
}

/** Marks what takes a wire from this end, for as long as it is drawn. */
export function beginWire(store: CanvasStore, specs: SpecLookup, from: WireEnd): void {
  const ends = fittingEnds(store.getState().document, specs, from);
  store.setState({
    refusal: undefined,
    connecting: {
      from,
      fits: new Set([endKey(from), ...ends.map(endKey)]),
      nodes: new Set([from.nodeId, ...ends.map((end) => end.nodeId)]),
    },
  });
}

type Best = { ok: true; end: WireEnd } | { ok: false; reason: string };

/** Where a wire goes that is dropped on a card: a free required input first. */
function bestEnd(store: CanvasStore, specs: SpecLookup, from: WireEnd, nodeId: string): Best {
  const { document } = store.getState();
  const node = document.nodes.find((each) => each.id === nodeId);
  if (!node) return { ok: false, reason: t("This node is no longer in the flow.") };
  const ends = endsOf(document, specs, node, from.side === "source" ? "target" : "source");
  const fitting = ends.flatMap((end) => {
    const verdict = judge(document, specs, from, end);
    return verdict.ok ? [{ end, free: verdict.replaces === undefined }] : [];
  });
  const best = fitting.find((each) => each.free) ?? fitting[0];
  if (best) return { ok: true, end: best.end };
  const [only] = ends;
  const verdict = only && ends.length === 1 ? judge(document, specs, from, only) : undefined;
  if (verdict && !verdict.ok) return { ok: false, reason: verdict.reason };
  const { label } = node;
  const reason =
    from.side === "source"
      ? t("“{label}” has no input that fits this wire.", { label })
      : t("“{label}” has no output that fits this wire.", { label });
  return { ok: false, reason };
}

function pointOf(event: Pointer): Point {
  const touch = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

function nodeUnder({ x, y }: Point): string | undefined {
  const element = document.elementsFromPoint(x, y).find((each) => each.closest(".react-flow__node"));
  return element?.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
}
