import { assertNever } from "@/domain/assert-never";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { Fix } from "@/domain/flow/fix";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { addFromCatalogue, cardWidth, freePlace } from "./add-from-catalogue";
import { boundsOf, deleteNodes, disconnect, setInput } from "./edits";
import { drawWire } from "./wiring";

/** The edit that a problem names. What has changed since then so that it no longer applies stays as it is. */
export function applyFix(document: FlowDocument, specs: SpecLookup, fix: Fix): FlowDocument {
  switch (fix.kind) {
    case "addNode": {
      const spec = specs.get(fix.name);
      if (!spec) return document;
      const { x, y } = boundsOf(document);
      const at = freePlace(document, new Map(), { x: x - cardWidth - 80, y });
      return addFromCatalogue(document, specs, { spec, at }).document;
    }
    case "removeNode":
      return deleteNodes(document, new Set([fix.nodeId]));
    case "removeWire":
      return disconnect(document, new Set([fix.edgeId]));
    case "connect":
      return drawWire(document, specs, fix.wire);
    case "setInput":
      return setInput(document, fix.nodeId, fix.input, fix.value);
    default:
      return assertNever(fix);
  }
}
