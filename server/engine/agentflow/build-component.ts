import { AppError } from "@/domain/errors";
import { mapTexts } from "@/domain/flow/references";
import type { ComponentChoice } from "@/server/nodes/define-node";
import { buildNode } from "../build-node";
import type { AgentflowRun } from "./agentflow-run";
import type { PlannedSpeaker } from "./plan-cast";
import { fillFor, type StepFacts } from "./step-lookup";

export interface Builder {
  run: AgentflowRun;
  /** On whose account. */
  step: PlannedSpeaker;
  facts: StepFacts;
}

/** Kept with the version of the flow, unless its settings hold something of this run. */
export async function buildComponent(
  choice: ComponentChoice,
  { run, step, facts }: Builder,
  signal: AbortSignal,
  wired: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const definition = run.ports.catalogue.get(choice.name);
  const label = step.node.label;
  if (!definition?.create)
    throw new AppError(
      "unprocessable",
      `This server has no “${choice.name}”, which “${label}” needs. Choose another.`,
      {
        nodeId: step.node.id,
      },
    );
  const named = Object.entries(choice.settings).filter(([name]) => {
    const field = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined;
    return field !== undefined && "references" in field && field.references === true;
  });
  const fill = await fillFor(
    named.map(([, value]) => value),
    facts,
  );
  const filled = named.map(([name, value]) => [name, mapTexts(value, fill)] as const);
  const inputs = { ...choice.settings, ...Object.fromEntries(filled) };
  const own = JSON.stringify(filled) !== JSON.stringify(named);
  const { credentialId } = choice;
  const node = {
    ...{ id: step.node.id, name: choice.name, label: `${definition.label} of ${label}`, version: definition.version },
    ...{ position: step.node.position, inputs, ...(credentialId !== undefined && { credentialId }) },
  };
  const output = definition.outputs?.[0]?.name ?? definition.name;
  const slots = new Map(Object.keys(wired).map((slot) => [slot, [slot]]));
  const build = (ends: AbortSignal): Promise<unknown> =>
    buildNode({
      planned: { node, definition, output, slots, needs: [], perTurn: undefined },
      ...{ stored: inputs, instance: (slot) => wired[slot], openCredential: (id) => run.ports.openCredential(id) },
      tools: run.prepared.origins.toolsFor(step.node.id, run.ports.tools),
      ...{ redactor: run.prepared.redactor, flowId: run.prepared.flow.id, signal: ends },
    });
  if (own || slots.size > 0) return build(signal);
  const key = JSON.stringify([step.node.id, choice.name, credentialId, inputs]);
  return run.prepared.built.get(key, () => build(AbortSignal.timeout(buildTimeLimitMs)));
}

const buildTimeLimitMs = 60_000;
