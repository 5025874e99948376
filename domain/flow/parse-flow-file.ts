import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isFlowGen } from "./flowgen/is-flowgen";
import { parseFlowGen } from "./flowgen/parse-flowgen";
import { type ParsedFlow, parseFlowise } from "./parse-flowise";
import { parseSequential } from "./sequential/parse-sequential";
import { isSequential } from "./sequential/seq-graph";
import { unwrapFlowFile } from "./unwrap-flow-file";

/**
 * Reads a flow file of this server or Flowise, FlowGen or Agentok, in any of their wrappers; which it is shows in its
 * nodes. Throws `invalid_input` for what is not a flow.
 */
export function parseFlowFile(json: unknown, specs: SpecLookup): ParsedFlow {
  const file = unwrapFlowFile(json);
  if (isFlowGen(file)) return parseFlowGen(file, specs);
  return isSequential(file) ? parseSequential(file, specs) : parseFlowise(file, specs);
}
