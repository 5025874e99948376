import { outputsOf } from "../catalogue/node-spec";
import { specOf } from "../catalogue/placeholder-spec";
import type { SpecLookup } from "../catalogue/spec-lookup";
import { isStep } from "../catalogue/step";
import type { FlowDocument } from "./flow-document";
import type { Size } from "./tidy-places";

const emptyContainer: Size = { width: 420, height: 280 };

/** How large cards will be that were never drawn. Steps are smaller than nodes, and grow with their ways on. */
export function expectedSizes({ nodes }: Pick<FlowDocument, "nodes">, specs: SpecLookup): Map<string, Size> {
  const steps = nodes.flatMap((node) => {
    const spec = specOf(node, specs);
    const ways = outputsOf(spec).length;
    if (spec.step?.holds) return [[node.id, emptyContainer] as const];
    return isStep(spec) ? [[node.id, { width: 210, height: 56 + (ways > 1 ? ways * 26 : 0) }] as const] : [];
  });
  return new Map(steps);
}
