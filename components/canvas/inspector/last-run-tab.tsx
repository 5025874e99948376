import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas } from "@/components/canvas/canvas-context";
import { duration, NodeStatus } from "@/components/canvas/nodes/node-status";

/** What the node did in the run that the chat shows. */
export function LastRunTab({ node }: { node: FlowNode }) {
  const step = useCanvas((state) => state.steps.get(node.id));
  if (!step) return <p className="text-muted-foreground">Nothing yet. Ask the flow something in the chat, and what this node did shows here.</p>;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <NodeStatus step={step} />
        {step.ms !== undefined && <span className="text-sm text-muted-foreground">took {duration(step.ms)}</span>}
      </div>
      {step.error && (
        <p role="alert" className="rounded-md bg-failed-soft px-3 py-2 wrap-anywhere text-failed">
          {step.error}
        </p>
      )}
      <Value title="Input" value={step.input} />
      <Value title="Output" value={step.output} />
    </div>
  );
}

function Value({ title, value }: { title: string; value: unknown }) {
  if (value === undefined || value === null || value === "") return null;
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-muted-foreground">{title}</h3>
      <pre tabIndex={0} className="max-h-80 overflow-auto rounded-md bg-muted p-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  );
}
