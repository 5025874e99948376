import { AppError } from "@/domain/errors";
import type { TurnImage } from "@/server/nodes/slots";
import type { AppliedOverrides } from "./apply-overrides";
import type { ChatflowPlan, PlannedNode } from "./plan-chatflow";
import type { RunRequest } from "./run-request";

/** Flowise's switch on chat models. */
const sightSwitch = "allowImageUploads";

const isModel = ({ definition }: PlannedNode): boolean => definition.category === "Chat Models";

function sees({ node, definition }: PlannedNode, overrides?: AppliedOverrides): boolean {
  const value = (overrides?.inputs.get(node.id) ?? node.inputs)[sightSwitch];
  return Object.hasOwn(definition.inputs, sightSwitch) && (value === true || value === "true");
}

/** Whether some model of the flow is let see images. */
export const planSees = (plan: ChatflowPlan): boolean => plan.order.some((planned) => sees(planned));

/** Why no model of the flow can be shown an image, on the model that would have to be; undefined when one can. */
export function whyNothingSees(
  plan: ChatflowPlan,
  overrides: AppliedOverrides,
): { error: AppError; node: PlannedNode } | undefined {
  if (plan.order.some((planned) => sees(planned, overrides))) return undefined;
  const [asked] = plan.ending.slots.get("model") ?? [];
  const model = plan.order.find(({ node }) => node.id === asked) ?? plan.order.find(isModel);
  const node = model ?? plan.ending;
  const advice =
    model && Object.hasOwn(model.definition.inputs, sightSwitch)
      ? `does not take images. Switch on “Allow Image Uploads” in its settings and publish the flow, or ask without an image.`
      : `cannot see images. Connect a chat model that can and switch on its “Allow Image Uploads”, or ask without an image.`;
  return {
    node,
    error: new AppError("unprocessable", `“${node.node.label}” ${advice}`, { nodeId: node.node.id }),
  };
}

interface Sight {
  plan: ChatflowPlan;
  request: RunRequest;
  overrides: AppliedOverrides;
  instances: ReadonlyMap<string, unknown>;
  signal: AbortSignal;
}

/** Gives a model the request's images when the node it comes from allows that. */
export function imagesFor({ plan, request, overrides, instances, signal }: Sight) {
  return async (model: unknown): Promise<TurnImage[]> => {
    const { images = [] } = request;
    const allowed =
      images.length > 0 &&
      plan.order.some((planned) => instances.get(planned.node.id) === model && sees(planned, overrides));
    if (!allowed) return [];
    return Promise.all(images.map((image) => image.load(signal)));
  };
}
