import type { FlowDocument } from "@/domain/flow/flow-document";
import { errorOutput } from "@/domain/catalogue/step-settings";
import { stepInput } from "@/domain/catalogue/step";
import type { NodeDefinition } from "@/server/nodes/define-node";
import { defineStep } from "@/server/nodes/define-step";
import type { StepResult, StepScope } from "@/server/nodes/step-scope";
import type { Graph, GraphStep } from "./random-graph";
import { decides } from "./reference-run";
import { hashOf } from "./seeded-random";

/** What a test makes of the steps of its graphs. */
export interface Conditions {
  /** Waits before a step ends. */
  delay(key: string): Promise<void>;
  /** Whether steps that ask wait for a person. */
  asks: boolean;
  onStart(key: string): void;
}

/** Steps that say what they found, so that whoever finds something else says something else. */
export const graphSteps = (conditions: Conditions): NodeDefinition[] => [
  defineStep({
    ...{ name: "start", version: 1, label: "Start", description: "", icon: "", step: { color: "#000", begins: true } },
    inputs: {},
    run: async ({ node, scope }) => perform({ kind: "plain" }, node.id, scope, conditions),
  }),
  defineStep({
    ...{ name: "step", version: 1, label: "Step", description: "", icon: "", step: { color: "#000" } },
    inputs: { does: { type: "json", label: "Does" } },
    run: async ({ inputs, node, scope }) => perform(inputs.does as GraphStep, node.id, scope, conditions),
  }),
  defineStep({
    ...{ name: "loop", version: 1, label: "Loop", description: "", icon: "" },
    step: { color: "#000", jumpsBy: "to" },
    inputs: { to: { type: "string", label: "To" }, most: { type: "number", label: "Most" } },
    async run({ inputs, scope }) {
      conditions.onStart(scope.key);
      await conditions.delay(scope.key);
      const output = { content: "back", maxLoopCount: inputs.most, found: found(scope) };
      return { output, backTo: inputs.to };
    },
  }),
];

const found = ({ messages, state }: StepScope): string =>
  hashOf(JSON.stringify([messages.map(({ content }) => content), state])).toString(36);

async function perform(
  does: GraphStep | { kind: "plain" },
  id: string,
  scope: StepScope,
  { delay, asks, onStart }: Conditions,
): Promise<StepResult> {
  onStart(scope.key);
  await delay(scope.key);
  const yes = decides(id, scope.messages.length);
  if (does.kind === "container") return { output: {}, each: Array.from({ length: does.items }, (_, item) => item) };
  if (does.kind === "fails" && yes) throw new Error("It failed, as it should.");
  if (does.kind === "ask" && asks && !scope.resumed)
    return {
      pause: { content: "?", labels: { proceed: "Yes", reject: "No" }, input: {}, feedback: false },
      resume: { found: found(scope) },
    };
  const content = `${id}:${found(scope)}:${String(scope.iteration?.index ?? "")}`;
  return {
    output: { content },
    messages: [{ role: "assistant", content }],
    state: { last: id, [id]: content },
    ...(does.kind === "choice" && { follow: [yes ? "0" : "1"] }),
  };
}

/** The graph as the flow that a person would have drawn. */
export const flowOf = ({ steps, wires }: Graph): FlowDocument => ({
  nodes: steps.map((step) => ({
    ...{ id: step.id, label: step.id, version: 1, position: { x: 0, y: 0 } },
    ...(step.inside !== undefined && { parentId: step.inside }),
    ...settingsOf(step),
  })),
  edges: wires.map(({ source, output, target }, index) => ({
    ...{ id: String(index), source, target, targetHandle: stepInput },
    sourceHandle: output === "error" ? errorOutput : output,
  })),
});

function settingsOf(step: GraphStep): { name: string; inputs: Record<string, unknown> } {
  if (step.id === "start") return { name: "start", inputs: {} };
  if (step.kind === "loop") return { name: "loop", inputs: { to: step.backTo, most: step.most } };
  const trouble =
    step.kind === "fails" ? { stepOnError: step.policy, stepFallback: "It was replaced: {{ error }}" } : {};
  return { name: "step", inputs: { does: step, ...trouble } };
}
