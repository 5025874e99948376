import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "../flow/flow-document";

/** A step that cannot be code, and why. */
export interface LeftOut {
  nodeId: string;
  label: string;
  reason: string;
}

/** What is gathered while a flow is written as code. */
export interface Draft {
  specs: SpecLookup;
  /** Names by the module they come from. */
  imports: Map<string, Set<string>>;
  /** Declarations before the graph: models and tools, by what they are made from. */
  declarations: Map<string, { name: string; source: string }>;
  /** Steps of `src/steps/` in use. */
  steps: Set<string>;
  /** Environment variables, with what they are for. */
  environment: Map<string, string>;
  leftOut: LeftOut[];
}

export const newDraft = (specs: SpecLookup): Draft => ({
  ...{ specs, imports: new Map(), declarations: new Map(), steps: new Set(), environment: new Map(), leftOut: [] },
});

export function imported(draft: Draft, module: string, name: string): string {
  const names = draft.imports.get(module) ?? new Set();
  draft.imports.set(module, names.add(name));
  return name;
}

/** A step's function, imported. */
export function stepFunction(draft: Draft, name: string): string {
  draft.steps.add(name);
  return imported(draft, `./steps/${name}.js`, name);
}

/** A declaration of its own, shared by all who need the same. */
export function declare(draft: Draft, kind: string, source: string): string {
  const known = draft.declarations.get(source);
  if (known) return known.name;
  const count = [...draft.declarations.values()].filter(({ name }) => name.startsWith(kind)).length + 1;
  const name = `${kind}${String(count)}`;
  draft.declarations.set(source, { name, source });
  return name;
}

/** Reads an environment variable when it is needed; the README says what it is for. */
export function settingCall(draft: Draft, name: string, what: string): string {
  draft.environment.set(name, what);
  return `${imported(draft, "./references.js", "setting")}(${JSON.stringify(name)})`;
}

/** Why something cannot be code; caught where the step is known. */
export class CannotExport extends Error {}

/** A step's code, or in its place one that fails with the reason. */
export function orLeftOut(draft: Draft, { id, label }: Pick<FlowNode, "id" | "label">, write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof CannotExport)) throw error;
    draft.leftOut.push({ nodeId: id, label, reason: error.message });
    return `${stepFunction(draft, "unsupported")}(${JSON.stringify(label)}, ${JSON.stringify(error.message)})`;
  }
}
