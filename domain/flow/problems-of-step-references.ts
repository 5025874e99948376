import { arrayRows } from "@/domain/catalogue/array-rows";
import type { Field } from "@/domain/catalogue/field";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { isVisible } from "@/domain/catalogue/visibility";
import type { FlowDocument, FlowNode } from "./flow-document";
import type { PlacedNode } from "./placed-node";
import type { Problem } from "./problem";
import { mapTexts } from "./references";
import { readStartForm } from "./start-form";
import { stateKeys } from "./state-keys";
import { stepsBefore } from "./steps-before";
import { parseStepText, type StepReference } from "./step-references";

interface Surroundings {
  document: FlowDocument;
  /** With the steps that are switched off. */
  whole: FlowDocument;
  /** Steps that can have run before each one, loops included. */
  before: (node: FlowNode) => ReadonlySet<string>;
  state: ReadonlySet<string>;
  form: ReadonlySet<string> | undefined;
}

/** References in the texts of steps that will stay as they are, or that name what is not there by then. */
export function problemsOfStepReferences(
  document: FlowDocument,
  placed: readonly PlacedNode[],
  specs: SpecLookup,
  whole: FlowDocument = document,
): Problem[] {
  const form = readStartForm(document)?.fields.map(({ name }) => name);
  const around: Surroundings = {
    document,
    whole,
    before: stepsBefore(document, specs),
    state: new Set(stateKeys(document, specs)),
    form: form && new Set(form),
  };
  return placed.flatMap(({ node, spec }) =>
    Object.entries(spec.inputs).flatMap(([input, field]): Problem[] => {
      if (spec.note || !isVisible(field, node.inputs, spec.inputs)) return [];
      const stored = Object.hasOwn(node.inputs, input) ? node.inputs[input] : undefined;
      const found = referencesOf(field, stored).flatMap(({ reference, raw }) => {
        const message = complaint(reference, raw, node, { ...around, own: isStateUpdate(field) });
        return message === undefined ? [] : [message];
      });
      return [...new Set(found)].map((message) => ({ nodeId: node.id, input, severity: "warning", message }));
    }),
  );
}

/** Rows of keys of the flow's state and what they become; the step's own output can be written there. */
export const isStateUpdate = (field: Field): boolean =>
  field.type === "array" && Object.values(field.row).some((cell) => cell.type === "pick" && cell.from === "stateKeys");

interface Found {
  reference: StepReference;
  raw: string;
}

/** References in the parts of a value that are resolved. */
function referencesOf(field: Field, value: unknown): Found[] {
  if (field.type === "oneOf") return field.kinds.flatMap((kind) => referencesOf(kind, value)).slice(0, 50);
  if ("references" in field && field.references) return referencesIn(value);
  if (field.type !== "array") return [];
  return arrayRows(field, value).flatMap((row) =>
    Object.entries(field.row).flatMap(([name, cell]) => referencesOf(cell, row[name])),
  );
}

function referencesIn(value: unknown): Found[] {
  const found: Found[] = [];
  mapTexts(value, (text) => {
    for (const part of parseStepText(text)) if (part.kind === "reference") found.push(part);
    return text;
  });
  return found;
}

function complaint(
  reference: StepReference,
  raw: string,
  node: FlowNode,
  { document, whole, before, state, form, own }: Surroundings & { own: boolean },
): string | undefined {
  switch (reference.kind) {
    case "step": {
      const named = document.nodes.find(({ id }) => id === reference.nodeId);
      const off = named ? undefined : whole.nodes.find(({ id }) => id === reference.nodeId);
      if (off) return `${raw} has no value, because “${off.label}” is switched off.`;
      if (!named) return looksMeant(reference.nodeId) ? `${raw} names a step that is not in the flow.` : unknown(raw);
      return before(node).has(named.id) ? undefined : `${raw}: “${named.label}” does not come before this step.`;
    }
    case "form": {
      const [name = ""] = reference.path;
      if (!form) return `${raw} is empty, because the flow does not begin with a form.`;
      return form.has(name) ? undefined : `${raw}: the form has no field “${name}”.`;
    }
    case "flow": {
      const [family, key] = reference.path;
      if (family !== "state" || key === undefined || state.has(key)) return undefined;
      return `${raw}: the flow's state has no “${key}”. Add it to the Start step.`;
    }
    case "iteration":
      return node.parentId === undefined ? `${raw} has a value only inside of an iteration.` : undefined;
    case "output":
      return own ? undefined : `${raw} can be read only where this step changes the flow's state.`;
    case "unknown":
      return /^\s*[$\w.]+\s*$/.test(reference.text) ? unknown(raw) : undefined;
    default:
      return undefined;
  }
}

const unknown = (raw: string): string => `${raw} is not known and stays as it is.`;

/** `llmAgentflow_0` rather than a word of a template. */
const looksMeant = (id: string): boolean => /_\d+$/.test(id);
