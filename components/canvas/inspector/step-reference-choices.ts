import { arrayRows } from "@/domain/catalogue/array-rows";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { isStateUpdate } from "@/domain/flow/problems-of-step-references";
import { readStartForm } from "@/domain/flow/start-form";
import { stateKeys } from "@/domain/flow/state-keys";
import { stepsBefore } from "@/domain/flow/steps-before";
import type { ReferenceChoice } from "./reference-choices";

interface Place {
  document: FlowDocument;
  specs: SpecLookup;
  node: FlowNode;
  /** The node's own input that the text belongs to. */
  input: string;
  variables: readonly { name: string; value: string | null }[];
}

const choice = (name: string, hint: string): ReferenceChoice => ({ text: `{{${name}}}`, label: name, hint });

/** What a text of a step may refer to: the nearest things first. */
export function stepReferenceChoices(place: Place): ReferenceChoice[] {
  return [
    ...ownOutput(place),
    ...roundChoices(place),
    choice("question", "What the person asked"),
    ...formChoices(place),
    ...stateKeys(place.document, place.specs).map((key) => choice(`$flow.state.${key}`, "State of the flow")),
    ...earlierSteps(place),
    choice("chat_history", "The conversation so far, as text"),
    choice("file_attachment", "Text of the files that came along"),
    choice("current_date_time", "Date and time of now"),
    choice("runtime_messages_length", "How many messages this run has made"),
    choice("loop_count", "How often the last loop went back"),
    choice("$flow.sessionId", "The session the question belongs to"),
    choice("$flow.chatId", "The chat the question belongs to"),
    choice("$flow.chatflowId", "This flow's id"),
    ...place.variables.map(({ name, value }) => choice(`$vars.${name}`, value || "Variable")),
  ];
}

function ownOutput({ specs, node, input }: Place): ReferenceChoice[] {
  const field = specs.get(node.name)?.inputs[input];
  if (!field || !isStateUpdate(field)) return [];
  return [
    choice("output", "What this step says"),
    ...outputKeys(specs, node).map((key) => choice(`output.${key}`, "A field of this step's output")),
  ];
}

const roundChoices = ({ node }: Place): ReferenceChoice[] =>
  node.parentId === undefined
    ? []
    : [choice("$iteration", "The item of this round"), choice("$iteration.key", "A field of the item: put its name")];

const formChoices = ({ document }: Place): ReferenceChoice[] =>
  (readStartForm(document)?.fields ?? []).map(({ name, label }) =>
    choice(`$form.${name}`, label || "Field of the form"),
  );

function earlierSteps({ document, specs, node }: Place): ReferenceChoice[] {
  const before = stepsBefore(document, specs)(node);
  return document.nodes
    .filter(({ id, name }) => before.has(id) && id !== node.id && !specs.get(name)?.step?.begins)
    .flatMap((step) => [
      { ...choice(step.id, "What it said"), label: step.label },
      ...outputKeys(specs, step).map((key) => ({
        ...choice(`${step.id}.output.${key}`, `Field of “${step.label}”`),
        label: `${step.label} · ${key}`,
      })),
    ]);
}

/** Fields of a step's output that are known before it has run: those that its rows of `key` and `type` describe. */
function outputKeys(specs: SpecLookup, node: FlowNode): string[] {
  const fields = Object.entries(specs.get(node.name)?.inputs ?? {});
  const described = fields.flatMap(([name, field]) => {
    if (field.type !== "array" || isStateUpdate(field) || !/structuredoutput$/i.test(name)) return [];
    return arrayRows(field, node.inputs[name]).map((row) => row["key"]);
  });
  const http = node.name === "httpAgentflow" ? ["http.data", "http.status"] : [];
  return [...described.flatMap((key) => (typeof key === "string" && key !== "" ? [key] : [])), ...http];
}
