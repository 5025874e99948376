import { AppError } from "@/domain/errors";
import type { TurnImage } from "@/server/nodes/slots";
import type { AppliedOverrides } from "./apply-overrides";
import type { ChatflowPlan, PlannedNode } from "./plan-chatflow";
import type { PreparedFlow } from "./prepare-flow";
import type { RunRequest } from "./run-request";

/** Flowise's switch on chat models. */
const sightSwitch = "allowImageUploads";

const isModel = ({ definition }: PlannedNode): boolean => definition.category === "Chat Models";

function sees({ node, definition }: PlannedNode, overrides?: AppliedOverrides): boolean {
  const value = (overrides?.inputs.get(node.id) ?? node.inputs)[sightSwitch];
  return Object.hasOwn(definition.inputs, sightSwitch) && isOn(value);
}

/** Whether some model of the flow is let see images. */
export function flowSees({ plan }: Pick<PreparedFlow, "plan">): boolean {
  if (!plan.ok) return false;
  if (plan.kind === "chatflow") return plan.value.order.some((planned) => sees(planned));
  // A step keeps its model's settings beside the model's name.
  return [...plan.value.steps.values()].some(({ node }) => Object.values(node.inputs).some(allowsImages));
}

const allowsImages = (settings: unknown): boolean =>
  typeof settings === "object" && settings !== null && sightSwitch in settings && isOn(settings[sightSwitch]);

const isOn = (value: unknown): boolean => value === true || value === "true";

interface Blindness {
  /** The model that would have to see. */
  node: PlannedNode;
  /** For a request that is nothing without its images. */
  error: AppError;
  /** For one that can be answered without them. */
  warning: string;
}

/** Why no model of the flow can be shown an image; undefined when one can. */
export function whyNothingSees(plan: ChatflowPlan, overrides: AppliedOverrides): Blindness | undefined {
  if (plan.order.some((planned) => sees(planned, overrides))) return undefined;
  const [asked] = plan.ending.slots.get("model") ?? [];
  const model = plan.order.find(({ node }) => node.id === asked) ?? plan.order.find(isModel);
  const node = model ?? plan.ending;
  const { label } = node.node;
  const [why, remedy] =
    model && Object.hasOwn(model.definition.inputs, sightSwitch)
      ? ["does not take images", "Switch on “Allow Image Uploads” in its settings and publish the flow"]
      : ["cannot see images", "Connect a chat model that can and switch on its “Allow Image Uploads”"];
  return {
    node,
    error: new AppError("unprocessable", `“${label}” ${why}. ${remedy}, or ask without an image.`, {
      nodeId: node.node.id,
    }),
    warning: `The question was answered without its images: “${label}” ${why}. ${remedy}.`,
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
