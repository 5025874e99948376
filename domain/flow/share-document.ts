import { isSame } from "../flow-settings/is-same";
import type { FlowDocument } from "./flow-document";

/** Whether two documents say the same. */
export const sameDocument = (one: FlowDocument, other: FlowDocument): boolean => shareDocument(one, other) === one;

/**
 * `other` made of the objects of `base` wherever the two are alike, and `base` itself when they are alike throughout.
 * What came over the wire can then be compared by identity, as everything is that was edited here.
 */
export function shareDocument(base: FlowDocument, other: FlowDocument): FlowDocument {
  if (base === other) return base;
  const nodes = sharedList(base.nodes, other.nodes);
  const edges = sharedList(base.edges, other.edges);
  const sameView = isSame(base.viewport, other.viewport);
  if (nodes === base.nodes && edges === base.edges && sameView) return base;
  return { ...other, nodes, edges };
}

function sharedList<T extends { id: string }>(base: T[], other: T[]): T[] {
  if (base === other) return base;
  const known = new Map(base.map((item) => [item.id, item]));
  const shared = other.map((item) => {
    const old = known.get(item.id);
    return old !== undefined && isSame(old, item) ? old : item;
  });
  return shared.length === base.length && shared.every((item, place) => item === base[place]) ? base : shared;
}
