import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "../flow/flow-document";
import type { Feature } from "./for-features";

/** A step that cannot be code, and why. */
export interface LeftOut {
  nodeId: string;
  label: string;
  reason: string;
}

/** A flow that becomes code. */
export interface SourceFlow {
  name: string;
  kind: FlowKind;
  document: FlowDocument;
}

/** Where another flow stands in the project, and what gives its graph there. */
export interface FlowFile {
  /** Without `.ts`. */
  module: string;
  accessor: string;
  text: string;
}

/** What is gathered while a flow is written as code. */
export interface Draft {
  specs: SpecLookup;
  /** The flow whose file is written, where it is known. */
  flowId: string | undefined;
  /** Names by the module they come from. Of one file, as are its declarations. */
  imports: Map<string, Set<string>>;
  /** Declarations before the graph: models and tools, by what they are made from. */
  declarations: Map<string, { name: string; source: string }>;
  features: Set<Feature>;
  /** Environment variables, with what they are for. */
  environment: Map<string, string>;
  leftOut: LeftOut[];
  /** Flows that steps may run, by id. */
  others: ReadonlyMap<string, SourceFlow>;
  /** Those of them that are in the project. */
  written: Map<string, FlowFile>;
  /** Names what gives another flow's graph, which comes into the project by that. */
  otherFlow: (draft: Draft, id: string) => string;
}

export const newDraft = (given: Pick<Draft, "specs" | "others" | "flowId" | "otherFlow">): Draft => ({
  ...{ ...given, imports: new Map(), declarations: new Map() },
  ...{ features: new Set(), environment: new Map(), leftOut: [], written: new Map() },
});

/** The same project, another file of it. */
export const nextFile = (draft: Draft, flowId: string): Draft => ({
  ...{ ...draft, flowId, imports: new Map(), declarations: new Map() },
});

export function imported(draft: Draft, module: string, name: string): string {
  const names = draft.imports.get(module) ?? new Set();
  draft.imports.set(module, names.add(name));
  return name;
}

/** A step's function, imported. */
export const stepFunction = (draft: Draft, name: string): string => imported(draft, `./steps/${name}.js`, name);

/** A function of another module of the project, imported. */
export const moduleFunction = (draft: Draft, module: string, name: string): string =>
  imported(draft, `./${module}.js`, name);

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
