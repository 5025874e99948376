import type { SpecLookup } from "../catalogue/spec-lookup";
import { readFileValue } from "../files/file-value";
import type { FlowNode } from "./flow-document";

/** Names of the files that a node reads. */
export const filesOfNode = (node: FlowNode, specs: SpecLookup): string[] =>
  Object.entries(specs.get(node.name)?.inputs ?? {}).flatMap(([name, field]) =>
    field.type === "file" ? readFileValue(node.inputs[name]).map((file) => file.name) : [],
  );
