import { AppError } from "@/domain/errors";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { flowDocumentSchema, type FlowNode } from "../flow-document";
import { tidyDocument } from "../tidy-document";
import type { ParsedFlow } from "../parse-flowise";
import type { FlowFile } from "../unwrap-flow-file";
import { makeAll } from "./make-all";
import { readSeqGraph } from "./seq-graph";
import { orderEdges } from "./order-edges";
import { reportOf } from "./report-of";
import { translationOf } from "./translation-of";
import { wire } from "./wire";

/**
 * A flow of Flowise's older agents, sequential or a supervisor with workers, as an agentflow: models and tools move into
 * the steps that use them, and state into Start. What is different is said of each node.
 */
export function parseSequential(file: FlowFile, specs: SpecLookup): ParsedFlow {
  const problems: string[] = [];
  const graph = readSeqGraph(file, specs, problems);
  const translation = translationOf(graph, specs);
  const made = makeAll(translation);
  const { edges, replies } = orderEdges(translation, made.all);
  const inner = [...made.all.values()].flatMap(({ inner: wires = [] }) =>
    wires.map(([source, handle, target]) => wire(source, handle, target)),
  );
  const nodes: FlowNode[] = [...made.extra, ...[...made.all.values()].flatMap((one) => one.nodes), ...replies];
  const known = new Set(nodes.map(({ id }) => id));
  const drawn = [
    ...edges,
    ...inner,
    ...made.extraWires.map(([source, handle, target]) => wire(source, handle, target)),
  ];
  const document = flowDocumentSchema.safeParse({
    nodes,
    edges: [...new Map(drawn.map((edge) => [edge.id, edge])).values()].filter(
      ({ source, target }) => known.has(source) && known.has(target) && source !== target,
    ),
  });
  if (!document.success)
    throw new AppError("invalid_input", "This flow cannot be opened: it is too large.", { cause: document.error });
  return {
    document: tidyDocument(document.data),
    kind: "agentflow",
    report: { type: "AGENTFLOW", from: "Flowise’s older agents", nodes: reportOf(translation, made.all), problems },
    ...(file.name !== undefined && { name: file.name }),
  };
}
