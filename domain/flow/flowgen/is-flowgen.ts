import type { FlowFile } from "../unwrap-flow-file";
import { flowGenNodeSchema } from "./flowgen-format";
import { roleOf } from "./role-of";

/** Whether FlowGen or Agentok drew this: it has their nodes, and none that carries Flowise's `data.name` and inputs. */
export function isFlowGen({ nodes }: Pick<FlowFile, "nodes">): boolean {
  const read = nodes.flatMap((item) => flowGenNodeSchema.safeParse(item).data ?? []);
  if (read.some(({ type = "", data }) => flowiseTypes.has(type) || hasFlowiseData(data))) return false;
  return read.some((node) => roleOf(node) !== "unknown");
}

const flowiseTypes = new Set(["customNode", "agentFlow", "iteration", "stickyNote"]);

const hasFlowiseData = (data: Readonly<Record<string, unknown>>): boolean =>
  ["inputParams", "inputAnchors", "outputAnchors", "inputs"].some((key) => Object.hasOwn(data, key));
