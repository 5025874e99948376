import type { FlowDocument } from "@/domain/flow/flow-document";
import { addFromCatalogue, cardWidth, freePlace, placeBeside } from "./add-from-catalogue";
import type { CanvasContextValue } from "./canvas-context";
import type { WireEnd } from "./canvas-state";
import type { Offer } from "./catalogue";
import { roomFor, settleIn } from "./containers";
import type { Point } from "./edits";
import { addOnWire } from "./insert-on-wire";

interface Placing {
  /** Exactly here, as when it was dropped. */
  at?: Point | undefined;
  /** Around here, where there is room. */
  near?: Point | undefined;
  /** The end of a wire that asked for it. */
  from?: WireEnd | undefined;
  /** The wire in whose middle it goes. */
  edge?: string | undefined;
}

/** Puts a node of the catalogue on the canvas, selects it and shows its settings. Returns its id. */
export function placeSpec(
  { store, catalogue }: Pick<CanvasContextValue, "store" | "catalogue">,
  spec: Offer,
  placing: Placing,
): string | undefined {
  const { document, measured, readOnly, panel } = store.getState();
  if (readOnly) return undefined;
  const wire = document.edges.find(({ id }) => id === placing.edge);
  const added = wire
    ? addOnWire(document, catalogue.specs, measured, { edge: wire, spec })
    : addFromCatalogue(document, catalogue.specs, { spec, from: placing.from, at: placeOf(placing) });
  store.edit(settled(added.document, new Set(added.ids)));
  store.select(added.ids);
  if (!spec.note) store.setState({ panel: panel ?? "inspector" });
  return added.ids[0];

  function settled(now: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
    if (placing.at && !placing.from && !wire) return settleIn(now, catalogue.specs, measured, ids);
    return now.nodes
      .filter((node) => ids.has(node.id))
      .reduce((grown, node) => {
        const container = grown.nodes.find((each) => each.id === node.parentId);
        return container ? roomFor(grown, container, node, measured) : grown;
      }, now);
  }

  function placeOf({ at, near, from }: Placing): Point {
    if (at && from) return { x: from.side === "target" ? at.x - cardWidth : at.x, y: at.y - 40 };
    if (at) return { x: at.x - cardWidth / 2, y: at.y - 24 };
    if (from) return placeBeside(document, measured, from);
    const middle = near ?? { x: 0, y: 0 };
    return freePlace(document, measured, { x: middle.x - cardWidth / 2, y: middle.y - 90 });
  }
}
