import { agentflowCode } from "./agentflow-code";
import { chatflowCode } from "./chatflow-code";
import { CannotExport, type Draft, type FlowFile, imported, nextFile, type SourceFlow } from "./draft";
import { flowSource } from "./flow-source";
import type { GraphStep } from "./graph-step";
import { slug } from "./project-files";

/** The graph of a flow, of whichever kind. */
export const flowSteps = (draft: Draft, { kind, document }: SourceFlow): GraphStep[] =>
  kind === "agentflow"
    ? agentflowCode(draft, document)
    : [{ ...chatflowCode(draft, document), next: [], joins: false, begins: true }];

/** What gives the graph of another flow, which comes into the project as a file of its own. */
export function otherFlow(draft: Draft, id: string): string {
  if (id === draft.flowId) throw new CannotExport("It runs its own flow, which ends in an error here, too.");
  const { module, accessor } = draft.written.get(id) ?? write(draft, id);
  return imported(draft, `./${module}.js`, accessor);
}

function write(draft: Draft, id: string): FlowFile {
  const flow = draft.others.get(id);
  if (!flow)
    throw new CannotExport(
      "The flow that it runs is not published, or is not there any more. Publish it, or choose another.",
    );
  const number = draft.written.size + 1;
  const file = { module: `flow-${String(number)}-${slug(flow.name)}`, accessor: `flow${String(number)}`, text: "" };
  // Known before it is written: flows may run each other.
  draft.written.set(id, file);
  const own = nextFile(draft, id);
  const steps = flowSteps(own, flow);
  if (!steps.some(({ begins }) => begins)) throw new CannotExport(`“${flow.name}” has no start.`);
  file.text = flowSource(own, flow.name, steps, file.accessor);
  return file;
}
