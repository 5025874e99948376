import type { FlowNode } from "./flow-document";
import { needsPorting } from "./porting-mark";
import type { Problem } from "./problem";

/** Code of another language that was kept as a comment when its file was imported, wherever in a node it lies. */
export const problemsOfPorting = (node: FlowNode): Problem[] =>
  Object.entries(node.inputs).flatMap(([input, value]) =>
    placesIn(value, input).map((at): Problem => ({
      ...{ nodeId: node.id, input, severity: "warning" },
      ...(at !== input && { at }),
      message:
        "This code is still written in Python and kept as a comment. Write it in JavaScript; until then it fails.",
    })),
  );

function placesIn(value: unknown, at: string): string[] {
  if (needsPorting(value)) return [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => placesIn(item, `${at}.${key}`));
}
