import { acceptedClass } from "@/domain/catalogue/field";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { anyClass, specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isStep } from "@/domain/catalogue/step";
import type { FlowDocument, FlowEdge, FlowNode } from "./flow-document";
import { graphOf, reaches } from "./graph";
import { splitClasses } from "./handles";
import { isSlotForOne } from "./takes-one";

/** The four ends of a wire that someone wants to draw. */
export type Connection = Pick<FlowEdge, "source" | "sourceHandle" | "target" | "targetHandle">;

export type ConnectionCheck =
  /** `replaces` is the id of the wire that must go, because the slot takes one only. */
  | { ok: true; replaces?: string }
  /** `reason` is a sentence for the person who draws. */
  | { ok: false; reason: string };

/** Whether a wire may be drawn, and if not, why. */
export function checkConnection(document: FlowDocument, specs: SpecLookup, connection: Connection): ConnectionCheck {
  const source = document.nodes.find((node) => node.id === connection.source);
  const target = document.nodes.find((node) => node.id === connection.target);
  if (!source || !target) return refuse("One end of this wire is not in the flow.");
  if (source.id === target.id) return refuse("A node cannot be connected to itself.");
  const from = specOf(source, specs, document.edges);
  const to = specOf(target, specs, document.edges);
  const output = outputsOf(from).find((candidate) => candidate.name === connection.sourceHandle);
  if (!output) return refuse(`${quoted(source)} has no output “${connection.sourceHandle}”.`);
  const field = Object.hasOwn(to.inputs, connection.targetHandle) ? to.inputs[connection.targetHandle] : undefined;
  const accepts = field && acceptedClass(field);
  if (!field || accepts === undefined) {
    return refuse(`${quoted(target)} has no input “${field?.label ?? connection.targetHandle}” that takes a wire.`);
  }
  if (isStep(from) !== isStep(to)) return refuse("Agentflow steps and chatflow nodes cannot be connected.");
  if (source.parentId !== target.parentId) return refuse(crossing(document, source, target));
  if (!classesMeet(output.provides, accepts)) {
    return refuse(
      `“${field.label}” takes ${listed(splitClasses(accepts))}; ${quoted(source)} gives ${listed(output.provides)}.`,
    );
  }
  if (document.edges.some((edge) => sameEnds(edge, connection))) return refuse("This wire is there already.");
  if (reaches(graphOf(document), target.id, source.id)) {
    return refuse(`This would close a circle: ${quoted(source)} depends on ${quoted(target)} already.`);
  }
  if (!isSlotForOne(field)) return { ok: true };
  const taken = document.edges.find(
    (edge) => edge.target === target.id && edge.targetHandle === connection.targetHandle,
  );
  return taken ? { ok: true, replaces: taken.id } : { ok: true };
}

/** Whether an output of these classes fits a slot's `accepts`, which may name alternatives (`string | json`). */
export function classesMeet(provides: readonly string[], accepts: string): boolean {
  const wanted = splitClasses(accepts);
  return wanted.includes(anyClass) || provides.includes(anyClass) || provides.some((name) => wanted.includes(name));
}

const sameEnds = (a: Connection, b: Connection): boolean =>
  a.source === b.source &&
  a.sourceHandle === b.sourceHandle &&
  a.target === b.target &&
  a.targetHandle === b.targetHandle;

function crossing({ nodes }: FlowDocument, source: FlowNode, target: FlowNode): string {
  const inner = target.parentId ?? source.parentId;
  const container = nodes.find((node) => node.id === inner);
  return `Wires cannot cross the edge of ${container ? quoted(container) : "a container"}. What lies inside begins there by itself.`;
}

const refuse = (reason: string): ConnectionCheck => ({ ok: false, reason });

const quoted = (node: FlowNode): string => `“${node.label || node.name}”`;

const listed = (names: readonly string[]): string => (names.length === 0 ? "nothing" : names.join(" or "));
