import { acceptedClass } from "@/domain/catalogue/field";
import { type FlowKind, type NodeSpec, outputsOf } from "@/domain/catalogue/node-spec";
import { isStep } from "@/domain/catalogue/step";
import { usableAs } from "@/domain/catalogue/usable-as";
import { inputSketches } from "./input-sketch";

/** What a model has to know of the nodes to draw with them, a line for each. */
export function describeCatalogue(specs: readonly NodeSpec[], kind: FlowKind, modelName: string): string {
  const offered = drawable(specs, kind).filter((spec) => !isChatModel(spec) || spec.name === modelName);
  const lines = offered.map((spec) => (isStep(spec) ? stepLine(spec) : nodeLine(spec)));
  return kind === "chatflow" ? lines.join("\n") : `${lines.join("\n")}\n\n${components(specs, modelName)}`;
}

/** Nodes that a drawing of this kind can be made of. */
export const drawable = (specs: readonly NodeSpec[], kind: FlowKind): NodeSpec[] =>
  specs.filter((spec) => spec.flows.includes(kind) && !spec.note && (kind === "agentflow") === isStep(spec));

const isChatModel = (spec: NodeSpec): boolean =>
  !isStep(spec) && outputsOf(spec).some(({ provides }) => provides.includes("BaseChatModel"));

function nodeLine(spec: NodeSpec): string {
  const slots = Object.entries(spec.inputs).flatMap(([name, field]) => {
    const accepts = acceptedClass(field);
    if (accepts === undefined) return [];
    return [
      `${name}${field.type === "slot" && !field.optional ? "*" : ""}: ${accepts}${isList(field) ? " (several)" : ""}`,
    ];
  });
  const outputs = outputsOf(spec);
  const single = outputs.length === 1 && outputs[0]?.name === spec.name;
  const gives = outputs.map(({ name, provides }) => `${single ? "" : `${name} = `}${provides.join("|")}`).join("; ");
  return [
    `${spec.name} — ${spec.description}`,
    ...(slots.length > 0 ? [`takes wires {${slots.join("; ")}}`] : []),
    ...settingsOf(spec),
    ...(gives ? [`gives ${gives}`] : []),
    ...(spec.ending ? ["can answer"] : []),
  ].join(" · ");
}

const isList = (field: NodeSpec["inputs"][string]): boolean => field.type === "slot" && field.list === true;

const settingsOf = (spec: NodeSpec): string[] => {
  const sketches = inputSketches(spec.inputs);
  return sketches.length > 0 ? [`inputs {${sketches.join("; ")}}`] : [];
};

function stepLine(spec: NodeSpec): string {
  return [`${spec.name} — ${spec.description}`, ...settingsOf(spec), waysOf(spec)].join(" · ");
}

function waysOf({ step }: NodeSpec): string {
  if (!step || step.ends) return "nothing follows it";
  if (step.speaks)
    return "talks: a wire to another one that talks is a conversation; other steps follow whoever begins it";
  if (step.holds) return "holds other steps";
  const { branches } = step;
  if (!branches) return "one way on";
  if (branches.kind === "fixed")
    return `outputs ${branches.labels.map((label, n) => `"${String(n)}" ${label}`).join(", ")}`;
  const otherwise =
    branches.otherwise === undefined ? "" : `, and one more, numbered after them, for ${branches.otherwise}`;
  return `outputs "0", "1" … one for each row of ${branches.input}${otherwise}`;
}

/** Nodes that are named in a step's inputs rather than drawn. */
function components(specs: readonly NodeSpec[], modelName: string): string {
  const named = (accepts: string) =>
    specs
      .filter((spec) => usableAs(spec, accepts))
      .map(({ name, description }) => `${name} (${description})`)
      .join("; ");
  return [`BaseChatModel: ${modelName}`, `Tool: ${named("Tool")}`].join("\n");
}
