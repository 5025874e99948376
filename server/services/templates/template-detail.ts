import type { FlowKind } from "@/domain/catalogue/node-spec";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { flowNeeds, type FlowNeeds } from "@/domain/flow/flow-needs";
import { type FlowSketch, sketchOf } from "@/domain/flow/sketch-of";
import type { Catalogue } from "@/server/nodes/catalogue";

export interface TemplateDetail {
  id: string;
  /** It comes with Weft: nobody published it, and nobody can take it away. */
  ready: boolean;
  kind: FlowKind;
  name: string;
  description: string;
  /** What it is good for. */
  tags: string[];
  /** To begin a chat with. */
  questions: string[];
  /** Null for what comes with Weft. */
  createdAt: Date | null;
  /** Who published it; null when that person is gone, a program did, or it comes with Weft. */
  author: string | null;
  /** Whoever asks published it. */
  own: boolean;
  /** Names of its node types, each once. */
  nodeNames: string[];
  needs: FlowNeeds;
  sketch: FlowSketch;
  document: FlowDocument;
}

/** What can be told from a template's drawing. */
export function drawingFacts(
  document: FlowDocument,
  catalogue: Catalogue,
): Pick<TemplateDetail, "nodeNames" | "needs" | "sketch"> {
  const specs = specLookup(catalogue.specs());
  return {
    nodeNames: [...new Set(document.nodes.map((node) => node.name))],
    needs: flowNeeds(document, specs),
    sketch: sketchOf(document, specs),
  };
}
