import type { NodeSpec } from "./node-spec";

/** The catalogue as pure code sees it. A `Map<string, NodeSpec>` is one. */
export interface SpecLookup {
  get(name: string): NodeSpec | undefined;
}

export const specLookup = (specs: readonly NodeSpec[]): SpecLookup => new Map(specs.map((spec) => [spec.name, spec]));
