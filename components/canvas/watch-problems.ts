import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import type { Problem } from "@/domain/flow/problem";
import { problemsOf } from "@/domain/flow/validate-flow";
import type { CanvasStore } from "./canvas-store";

/** Milliseconds without an edit before the flow is looked at again. */
const delay = 120;

/** Looks what is wrong with the flow as it is now. */
export function findProblems(store: CanvasStore, specs: SpecLookup): void {
  const { document, head, problems } = store.getState();
  const found = keepKnown(problemsIn(document, specs, head.kind), problems);
  if (found !== problems) store.setState({ problems: found });
}

/** Keeps the list of problems up to date with the document. Returns what ends it. */
export function watchProblems(store: CanvasStore, specs: SpecLookup): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document || onlyMoved(before.document, state.document)) return;
    clearTimeout(timer);
    timer = setTimeout(() => findProblems(store, specs), delay);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

/** An empty canvas has no problems; it has not been begun. */
function problemsIn(document: FlowDocument, specs: SpecLookup, kind: "chatflow" | "agentflow"): Problem[] {
  return document.nodes.every((node) => specs.get(node.name)?.note) ? [] : problemsOf(document, specs, kind);
}

/** Where a node stands has no bearing on what is wrong with it. */
function onlyMoved(before: FlowDocument, after: FlowDocument): boolean {
  if (before.edges !== after.edges || before.nodes.length !== after.nodes.length) return false;
  return after.nodes.every((node, index) => {
    const old = before.nodes[index];
    return old !== undefined && (old === node || sameBut(old, node));
  });
}

const sameBut = (a: FlowNode, b: FlowNode): boolean =>
  a.id === b.id &&
  a.inputs === b.inputs &&
  a.label === b.label &&
  a.output === b.output &&
  a.disabled === b.disabled &&
  a.credentialId === b.credentialId &&
  a.parentId === b.parentId;

/** A problem that was there before is the same object, so that only what shows another one is drawn anew. */
function keepKnown(found: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const before = new Map(known.map((problem) => [JSON.stringify(problem), problem]));
  const kept = found.map((problem) => before.get(JSON.stringify(problem)) ?? problem);
  return kept.length === known.length && kept.every((problem, index) => problem === known[index]) ? known : kept;
}
