import { chosenComponent } from "@/domain/catalogue/component-settings";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "@/domain/flow/flow-document";
import { isUuid } from "@/domain/is-uuid";

/** A flow, a tool or a document store of the workspace that a node works with. */
export interface ChosenElsewhere {
  /** Where its name is found: in the list of flows, or in one that the node's own loader gives. */
  list: "flows" | { nodeName: string; load: string };
  id: string;
}

/** Ids say nothing to people: where one is chosen, cards show a name. */
export const isId = (value: unknown): value is string => typeof value === "string" && isUuid(value);

/** Loaders that list what this workspace keeps; others would ask a provider. */
const ours: ReadonlySet<string> = new Set(["listTools", "listStores"]);

/** The first thing that a node's settings, or those of a node used inside, name by its id. */
export function chosenElsewhere(
  spec: NodeSpec,
  { inputs }: Pick<FlowNode, "inputs">,
  specs: SpecLookup,
): ChosenElsewhere | undefined {
  for (const [name, field] of Object.entries(spec.inputs)) {
    if (field.type === "component") {
      const inner = chosenComponent(name, inputs, specs);
      const within = inner?.spec && chosenElsewhere(inner.spec, { inputs: inner.settings }, specs);
      if (within) return within;
    }
    const id = inputs[name];
    if (!isId(id)) continue;
    if (field.type === "pick" && field.from === "flows") return { list: "flows", id };
    if (field.type === "asyncOptions" && ours.has(field.load))
      return { list: { nodeName: spec.name, load: field.load }, id };
  }
  return undefined;
}
