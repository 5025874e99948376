import type { Cast } from "@/server/nodes/step-scope";
import type { AgentflowRun } from "./agentflow-run";
import { buildComponent } from "./build-component";
import type { PlannedCast } from "./plan-cast";
import { fillFor, type StepFacts } from "./step-lookup";
import { referringValues, stepInputs } from "./step-inputs";
import { explain } from "./step-work";
import { storedInputs } from "./stored-inputs";
import type { OpenVisit } from "./visit";

interface Conversing {
  run: AgentflowRun;
  visit: OpenVisit;
  facts: StepFacts;
}

/** Those who take part in a conversation, as the step that begins it may know and use them. */
export const openCast = (
  { members, wires }: PlannedCast,
  { run, visit, facts }: Conversing,
  signal: AbortSignal,
): Cast => ({
  members: members.map((step) => ({
    ...{ id: step.node.id, name: step.node.name, label: step.node.label, inside: step.node.parentId },
    async inputs() {
      const { node, definition } = step;
      const stored = storedInputs(run, visit, node);
      return stepInputs(
        node,
        definition.inputs,
        stored,
        await fillFor(referringValues(definition.inputs, stored), facts),
      );
    },
    explain: (error) => explain(error, { run, step }),
    build: (choice, wired) => buildComponent(choice, { run, step, facts }, signal, wired),
  })),
  wires: wires.map(({ source, target, converse }) => ({ from: source, to: target, ...converse })),
});
