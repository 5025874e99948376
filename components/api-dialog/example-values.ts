import type { FlowFacts } from "@/domain/api/flow-facts";
import { fieldSchema, formFieldSchema } from "@/domain/api/openapi/field-schema";
import { sampleValue } from "@/domain/api/openapi/sample-value";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { ExampleFile } from "./request-example";

type Values = Readonly<Record<string, unknown>>;

/** The form of a flow filled in, or one that is made up. */
export const exampleForm = ({ form }: Pick<FlowFacts, "form">): Values =>
  form ? record(form.fields.map((field) => [field.name, sampleValue(formFieldSchema(field))])) : { name: "Ada" };

type Replaceable = Pick<FlowFacts, "replaceable" | "variables">;

/** What callers may replace, with the flow's own values: a reader sees what each is about, and changes what they like. */
export function exampleOverrides({ replaceable, variables }: Replaceable, { nodes }: FlowDocument): Values {
  const valueOf = ({ nodeId, name, field }: FlowFacts["replaceable"][number]): unknown => {
    const own = nodes.find(({ id }) => id === nodeId)?.inputs[name];
    if (own !== undefined && own !== "") return own;
    return "default" in field && field.default !== undefined ? field.default : sampleValue(fieldSchema(field));
  };
  const names = [...new Set(replaceable.map(({ name }) => name))];
  const ofNodes = names.map((name): [string, unknown] => {
    const [first, ...others] = replaceable.filter((value) => value.name === name);
    if (first && others.length === 0) return [name, valueOf(first)];
    return [name, record([first, ...others].flatMap((value) => (value ? [[value.nodeId, valueOf(value)]] : [])))];
  });
  const vars = variables.map((name): [string, unknown] => [name, "…"]);
  return record([...ofNodes, ...(vars.length > 0 ? [["vars", record(vars)] satisfies [string, unknown]] : [])]);
}

/** A name like `__proto__` stays a name. */
const record = (entries: [string, unknown][]): Values => Object.fromEntries(entries);

const mimes: Readonly<Record<string, string>> = {
  ".txt": "text/plain",
  ".pdf": "application/pdf",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".csv": "text/csv",
  ".json": "application/json",
  ".md": "text/markdown",
};

/** A file that the flow's loaders would take; undefined when they take none that is known here. */
export function exampleDocument({ documentFiles }: Pick<FlowFacts, "documentFiles">): ExampleFile | undefined {
  const known = Object.entries(mimes).find(([ending]) => documentFiles.includes(ending));
  return known && { name: `report${known[0]}`, mime: known[1] };
}
