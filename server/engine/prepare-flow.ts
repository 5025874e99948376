import { type AppError, isAppError } from "@/domain/errors";
import { activeFlow } from "@/domain/flow/active-flow";
import { type AgentflowPlan, planAgentflow } from "./agentflow/plan-agentflow";
import { componentCredentials } from "./agentflow/step-inputs";
import { createOnceMap, type OnceMap } from "./once-map";
import { type ChatflowPlan, planChatflow, type PlannedMemory } from "./plan-chatflow";
import type { EnginePorts } from "./ports";
import { createRedactor, type Redactor } from "./redact";
import { createRequestOrigins, type RequestOrigins } from "./request-origins";
import type { FlowToRun } from "./run-request";

/**
 * A version of a flow, ready for any number of questions at once: its plan, and whatever of it was built already.
 * Keep one per version. Nothing of a request is in it.
 */
export interface PreparedFlow {
  flow: FlowToRun;
  /** The plan, or why there is none; a run of such a flow fails with that error. */
  plan:
    | { ok: true; kind: "chatflow"; value: ChatflowPlan }
    | { ok: true; kind: "agentflow"; value: AgentflowPlan }
    | { ok: false; error: AppError };
  /** The flow's memory: `label` is what callers are told as `memoryType`, `sessionId` a session fixed for everybody. */
  memory: PlannedMemory | undefined;
  /** Whether tokens can be sent as they come (`isStreamValid`). A streamed run of another flow sends one token. */
  streams: boolean;
  /** Credentials that built objects hold. When one changes, call `forget`. */
  credentialIds: readonly string[];
  /** Drops everything built, so that the next run builds anew. Runs under way are not disturbed. */
  forget(): void;
  /** Of the engine's own use: objects built so far. A run keeps to the map it began with. */
  built: OnceMap<unknown>;
  redactor: Redactor;
  origins: RequestOrigins;
}

/** Plans without building anything; never throws for a flow that cannot run. */
export function prepareFlow(given: FlowToRun, ports: Pick<EnginePorts, "catalogue">): PreparedFlow {
  const flow = { ...given, document: activeFlow(given.document, ports.catalogue, given.kind) };
  const plan = planOf(flow, ports);
  const credentialIds = flow.document.nodes.flatMap((node) => [
    ...(node.credentialId === undefined ? [] : [node.credentialId]),
    ...componentCredentials(ports.catalogue.get(node.name)?.inputs ?? {}, node.inputs),
  ]);
  const prepared: PreparedFlow = {
    flow,
    plan,
    memory: plan.ok && plan.kind === "chatflow" ? plan.value.memory : undefined,
    streams: plan.ok && (plan.kind === "agentflow" || plan.value.notStreamed === undefined),
    credentialIds: [...new Set(credentialIds)],
    forget: () => void (prepared.built = createOnceMap()),
    built: createOnceMap(),
    redactor: createRedactor(),
    origins: createRequestOrigins(),
  };
  return prepared;
}

function planOf(flow: FlowToRun, ports: Pick<EnginePorts, "catalogue">): PreparedFlow["plan"] {
  try {
    if (flow.kind === "agentflow")
      return { ok: true, kind: "agentflow", value: planAgentflow(flow.document, ports.catalogue) };
    return { ok: true, kind: "chatflow", value: planChatflow(flow.document, ports.catalogue) };
  } catch (error) {
    if (isAppError(error)) return { ok: false, error };
    throw error;
  }
}
