import type { FlowDocument } from "./flow-document";
import type { Problem } from "./problem";
import { readSchedule } from "./start-schedule";

export const startStep = "startAgentflow";

/** An agentflow begins at one Start step, outside of any container. */
export function problemsOfStart(document: FlowDocument): Problem[] {
  const [first, ...others] = document.nodes.filter((node) => node.name === startStep);
  if (!first) {
    return [
      {
        severity: "error",
        message: "The flow has no start. Add a Start step.",
        fix: { kind: "addNode", name: startStep, label: "Add Start" },
      },
    ];
  }
  return [
    ...others.map((node): Problem => ({
      nodeId: node.id,
      severity: "error",
      message: "A flow has one start. Remove this one.",
      fix: { kind: "removeNode", nodeId: node.id, label: "Remove it" },
    })),
    ...(first.parentId === undefined
      ? []
      : [{ nodeId: first.id, severity: "error", message: "A flow cannot begin inside another step." } as const]),
    ...problemsOfSchedule(first),
  ];
}

/** What is missing is said of each input by itself. */
function problemsOfSchedule({ id, inputs }: FlowDocument["nodes"][number]): Problem[] {
  const read = readSchedule(inputs);
  return read && !read.ok && read.problem ? [{ nodeId: id, severity: "error", ...read.problem }] : [];
}
