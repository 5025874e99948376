import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import type { Problem } from "@/domain/flow/problem";
import { problemsOf } from "@/domain/flow/validate-flow";
import type { CanvasStore } from "./canvas-store";

/** Milliseconds without an edit before the flow is looked at again. */
const delay = 120;

/** Keeps the list of problems up to date with the document. Returns what ends it. */
export function watchProblems(store: CanvasStore, specs: SpecLookup): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const { document, head, problems } = store.getState();
    const found = problemsIn(document, specs, head.kind);
    if (!sameProblems(found, problems)) store.setState({ problems: found });
  };
  look();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document || onlyMoved(before.document, state.document)) return;
    clearTimeout(timer);
    timer = setTimeout(look, delay);
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

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return (
    a.length === b.length &&
    a.every((problem, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        problem.nodeId === other.nodeId &&
        problem.input === other.input &&
        problem.at === other.at &&
        JSON.stringify(problem.fix) === JSON.stringify(other.fix) &&
        problem.message === other.message &&
        problem.severity === other.severity
      );
    })
  );
}
