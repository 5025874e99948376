import { t } from "@/components/words/t";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowNode } from "@/domain/flow/flow-document";
import { fieldsOfWire } from "@/components/schema-editor/wire-forms";
import type { LastRun } from "./last-run";
import { mergedShape, type Shape, shapeOfFields, shapeOfValue } from "./shape";

/** What is known of a step's output before it runs: what its schema promises, then what it gave in the last run. */
export function stepOutputShape(node: FlowNode, specs: SpecLookup, { outputs }: LastRun): Shape | undefined {
  const shown = outputs.has(node.id) ? withoutMeters(shapeOfValue(outputs.get(node.id))) : undefined;
  return mergedShape(promised(node, specs), shown);
}

function promised(node: FlowNode, specs: SpecLookup): Shape | undefined {
  if (node.name === "httpAgentflow") return answer();
  const [name] =
    Object.entries(specs.get(node.name)?.inputs ?? {}).find(([key]) => /structuredoutput$/i.test(key)) ?? [];
  const fields = name === undefined ? undefined : fieldsOfWire("rows", node.inputs[name]);
  return fields && fields.length > 0 ? shapeOfFields(fields) : undefined;
}

const answer = (): Shape => ({
  type: "object",
  fields: {
    http: {
      type: "object",
      fields: {
        data: { type: "unknown", hint: t("What the server answered") },
        status: { type: "number", hint: t("Status of the answer, such as 200") },
        headers: { type: "object", hint: t("Headers of the answer") },
      },
    },
  },
});

/** Times and tokens are of no use in a text, and there are many of them. */
function withoutMeters(shape: Shape): Shape {
  const fields = Object.entries(shape.fields ?? {}).filter(([key]) => !/^(?:time|usage|response)Metadata$/.test(key));
  return { ...shape, fields: Object.fromEntries(fields) };
}

/** The shape of a list, given as such or as its JSON text. */
export function arrayShape(value: unknown): Shape | undefined {
  const given = typeof value === "string" ? parsed(value) : value;
  return Array.isArray(given) ? shapeOfValue(given) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
