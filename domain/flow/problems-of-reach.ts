import { outputsOf } from "@/domain/catalogue/node-spec";
import { stepInput } from "@/domain/catalogue/step";
import { errorOutput } from "@/domain/catalogue/step-settings";
import type { FlowDocument } from "./flow-document";
import { descendantsOf, type Graph } from "./graph";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";
import { startStep } from "./problems-of-start";

/** Steps that no run comes to. What lies in a container begins there by itself. */
export function problemsOfReach(document: FlowDocument, placed: readonly PlacedNode[], graph: Graph): Problem[] {
  const start = document.nodes.find((node) => node.name === startStep);
  if (!start) return [];
  const reached = descendantsOf(graph, start.id).add(start.id);
  const ways = placed.filter(({ node }) => reached.has(node.id)).flatMap((entry) => openWays(entry, document));
  const [way, another] = ways;
  return placed.flatMap(({ node, spec }): Problem[] => {
    if (spec.note || spec.step?.begins || node.name === startStep) return [];
    if (node.parentId !== undefined || reached.has(node.id)) return [];
    const alone = graph.previous.get(node.id)?.length === 0;
    const connect = alone && way && !another && way.source !== node.id && Object.hasOwn(spec.inputs, stepInput);
    return [
      {
        nodeId: node.id,
        severity: "warning",
        message: alone
          ? "No wire leads here, so that this step never runs."
          : "No way leads here from the start, so that this step never runs.",
        ...(connect && {
          fix: {
            kind: "connect",
            wire: { source: way.source, sourceHandle: way.handle, target: node.id, targetHandle: stepInput },
            label: `Connect “${way.label}” to it`,
          },
        }),
      },
    ];
  });
}

/** Outputs at which a run ends for want of a wire. */
function openWays({ node, spec }: PlacedNode, document: FlowDocument) {
  return outputsOf(spec)
    .filter(
      ({ name }) =>
        name !== errorOutput && !document.edges.some((edge) => edge.source === node.id && edge.sourceHandle === name),
    )
    .map(({ name }) => ({ source: node.id, handle: name, label: node.label }));
}
