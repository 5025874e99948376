import type { StepStatus, TraceItem } from "@/domain/api/trace-item";
import type { IterationRound, StepMessage } from "@/server/nodes/step-scope";
import type { ComponentChoice } from "@/server/nodes/define-node";
import type { PlannedStep } from "./plan-agentflow";

interface Told {
  step: PlannedStep;
  status: StepStatus;
  input: Readonly<Record<string, unknown>>;
  output?: Readonly<Record<string, unknown>> | undefined;
  state: Readonly<Record<string, unknown>>;
  messages?: readonly StepMessage[] | undefined;
  error?: string | undefined;
  round: IterationRound | undefined;
  sessionId: string;
}

/** A visit as Flowise's trace shows it (contract: trace item). */
export function traceItem({
  step,
  status,
  input,
  output = {},
  state,
  messages,
  error,
  round,
  sessionId,
}: Told): TraceItem {
  const { node, region, previous } = step;
  return {
    ...{ nodeId: node.id, nodeLabel: node.label, previousNodeIds: [...previous], status },
    data: {
      ...{ id: node.id, name: node.name, input: { ...input }, output: { ...output }, state: { ...state } },
      ...(messages && messages.length > 0 && { chatHistory: messages }),
      ...(error !== undefined && { error }),
      ...(round && { iterationIndex: round.index, iterationContext: { ...round, sessionId } }),
      ...(region !== undefined && { parentNodeId: region }),
    },
  };
}

/** Inputs as the trace shows them: without what is empty, and components spelled as Flowise stores them. */
export function shownInputs(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(inputs)) {
    if (value === undefined || value === "" || value === null) continue;
    if (isChoice(value)) {
      shown[name] = value.name;
      shown[`${name}Config`] = { ...value.settings, [name]: value.name };
    } else shown[name] = Array.isArray(value) ? value.map(shownCell) : value;
  }
  return shown;
}

const shownCell = (cell: unknown): unknown =>
  typeof cell === "object" && cell !== null && !Array.isArray(cell)
    ? shownInputs(cell as Record<string, unknown>)
    : cell;

const isChoice = (value: unknown): value is ComponentChoice =>
  typeof value === "object" && value !== null && "settings" in value && "credentialId" in value && "name" in value;
