import { outputsOf } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { errorOutput } from "@/domain/catalogue/step-settings";
import type { Fix } from "./fix";
import type { FlowDocument, FlowNode } from "./flow-document";
import { ancestorsOf, descendantsOf, type Graph } from "./graph";
import { type Loop, loopsOf, pickOf } from "./loops";
import type { Problem } from "./problem";

/** Loops that go nowhere, forward instead of back, or round and round until their limit. */
export function problemsOfLoops(document: FlowDocument, specs: SpecLookup, graph: Graph): Problem[] {
  const loops = loopsOf(document, specs);
  const goBack = new Set(loops.map(({ node }) => node.id));
  return loops.flatMap((loop): Problem[] => {
    const { node, input, target, text } = loop;
    const before = ancestorsOf(graph, node.id);
    const fix = betterTarget(document, specs, loop, graph);
    const wrong = (message: string): Problem[] => [
      { nodeId: node.id, input, severity: "error", message, ...(fix && { fix }) },
    ];
    if (text === "") return fix ? [{ nodeId: node.id, input, severity: "error", message: noTarget, fix }] : [];
    if (!target) return wrong("The step to go back to is not in the flow any more. Choose another.");
    if (!before.has(target.id)) return wrong(`“${target.label}” does not come before this step. Choose one that does.`);
    if (specs.get(target.name)?.step?.begins) return [];
    return hasWayOut(document, specs, graph, { target, goBack })
      ? []
      : [
          {
            nodeId: node.id,
            severity: "warning",
            message: `Every way from “${target.label}” leads back to it, so that only the limit of rounds ends the loop. Put a condition between.`,
          },
        ];
  });
}

const noTarget = "Choose the step to go back to.";

/** The nearest step before the loop that does some work. */
function betterTarget(document: FlowDocument, specs: SpecLookup, { node, input }: Loop, graph: Graph): Fix | undefined {
  const seen = new Set([node.id]);
  const open = [...(graph.previous.get(node.id) ?? [])];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const step = document.nodes.find((each) => each.id === id);
    const shape = step && specs.get(step.name)?.step;
    if (step && !shape?.branches && !shape?.begins) {
      return { kind: "setInput", nodeId: node.id, input, value: pickOf(step), label: `Go back to “${step.label}”` };
    }
    open.push(...(graph.previous.get(id) ?? []));
  }
  return undefined;
}

/** Whether a run that has come to the target can end elsewhere than in a loop. */
function hasWayOut(
  document: FlowDocument,
  specs: SpecLookup,
  graph: Graph,
  { target, goBack }: { target: FlowNode; goBack: ReadonlySet<string> },
): boolean {
  const body = descendantsOf(graph, target.id).add(target.id);
  return document.nodes.some((node) => {
    if (!body.has(node.id) || goBack.has(node.id)) return false;
    const outputs = outputsOf(specOf(node, specs)).filter(({ name }) => name !== errorOutput);
    const wired = (name: string) =>
      document.edges.some((edge) => edge.source === node.id && edge.sourceHandle === name);
    return outputs.length === 0 || outputs.some(({ name }) => !wired(name));
  });
}
