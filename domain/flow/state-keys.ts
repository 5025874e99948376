import { arrayRows } from "@/domain/catalogue/array-rows";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument } from "./flow-document";

/** Keys of a flow's state: those that its start sets, then those that steps set on the way. */
export function stateKeys({ nodes }: Pick<FlowDocument, "nodes">, specs: SpecLookup): string[] {
  const keys = nodes.flatMap((node) => {
    if (node.name === "startAgentflow") return arrayRows({}, node.inputs["startState"]).map((row) => row["key"]);
    return Object.entries(specs.get(node.name)?.inputs ?? {}).flatMap(([input, field]) => {
      if (field.type !== "array") return [];
      const cells = Object.entries(field.row).filter(([, cell]) => cell.type === "pick" && cell.from === "stateKeys");
      return arrayRows(field, node.inputs[input]).flatMap((row) => cells.map(([name]) => row[name]));
    });
  });
  return [...new Set(keys.flatMap((key) => (typeof key === "string" && key.trim() !== "" ? [key.trim()] : [])))];
}
