import { AppError } from "@/domain/errors";
import { explainError } from "./explain-error";
import type { PlannedNode } from "./plan-chatflow";
import type { ChatflowRun } from "./run-chatflow";

/** What is needed to find the node that is to blame. */
type Blaming = Pick<ChatflowRun, "prepared" | "plan" | "ports" | "steps" | "signal" | "blamed">;

const modelCategories = new Set(["Chat Models", "LLMs"]);

/**
 * Explains an error and puts it on the node whose author can mend it: the node whose request failed, where that is
 * known; for a provider's failure otherwise the model that was asked; else the node that threw.
 */
export function blame(
  error: unknown,
  thrower: PlannedNode,
  { prepared, plan, ports, steps, signal, blamed }: Blaming,
): AppError {
  // After an abort a node's error is only its way of ending.
  if (signal.aborted) return new AppError("aborted", "The run was stopped.", { cause: error });
  if (error instanceof AppError && blamed.has(error)) return error;
  const origin = find(plan.order, prepared.origins.of(error));
  const explanation = explainError(error, {
    thrower: (origin ?? thrower).node,
    asked: (origin ?? askedModel(thrower, plan.order))?.node,
    now: ports.clock.now(),
  });
  const safe = prepared.redactor.error(explanation);
  const guilty = find(plan.order, safe.nodeId) ?? thrower;
  steps.fail(guilty, safe.message);
  blamed.add(safe);
  return safe;
}

const find = (order: readonly PlannedNode[], id: string | undefined): PlannedNode | undefined =>
  id === undefined ? undefined : order.find(({ node }) => node.id === id);

/** The model in the node's own slot, or the only one among what it is wired to. */
function askedModel(thrower: PlannedNode, order: readonly PlannedNode[]): PlannedNode | undefined {
  const own = (thrower.slots.get("model") ?? []).map((id) => find(order, id))[0];
  if (own) return own;
  const models = order.filter(({ definition }) => modelCategories.has(definition.category));
  return models.length === 1 ? models[0] : undefined;
}
