import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { isStateUpdate } from "@/domain/flow/problems-of-step-references";
import { readStartForm } from "@/domain/flow/start-form";
import { stateKeys } from "@/domain/flow/state-keys";
import { stepsBefore } from "@/domain/flow/steps-before";
import { arrayShape, stepOutputShape } from "./step-output-shape";
import { type LastRun, lastValue } from "./last-run";
import type { ReferenceChoice } from "./reference-choices";
import { pathsIn, type Shape, shapeOfValue } from "./shape";

interface Place {
  document: FlowDocument;
  specs: SpecLookup;
  node: FlowNode;
  /** The node's own input that the text belongs to. */
  input: string;
  variables: readonly { name: string; value: string | null }[];
  last: LastRun;
}

const choice = (name: string, hint: string): ReferenceChoice => ({ text: `{{${name}}}`, label: name, hint });

/** What a text of a step may refer to: the nearest things first. */
export function stepReferenceChoices(place: Place): ReferenceChoice[] {
  return [
    ...ownOutput(place),
    ...roundChoices(place),
    choice("question", t("What the person asked")),
    ...formChoices(place),
    ...webhookChoices(place),
    ...stateChoices(place),
    ...earlierSteps(place),
    choice("chat_history", t("The conversation so far, as text")),
    choice("file_attachment", t("Text of the files that came along")),
    choice("current_date_time", t("Date and time of now")),
    choice("runtime_messages_length", t("How many messages this run has made")),
    choice("loop_count", t("How often the last loop went back")),
    choice("$flow.sessionId", t("The session the question belongs to")),
    choice("$flow.chatId", t("The chat the question belongs to")),
    choice("$flow.chatflowId", t("This flow's id")),
    ...place.variables.map(({ name, value }) => choice(`$vars.${name}`, value || t("Variable"))),
  ];
}

function ownOutput({ specs, node, input, last }: Place): ReferenceChoice[] {
  const field = specs.get(node.name)?.inputs[input];
  if (!field || !isStateUpdate(field)) return [];
  return [
    choice("output", t("What this step says")),
    ...inside("output", "", stepOutputShape(node, specs, last), t("A field of this step's output")),
  ];
}

function roundChoices(place: Place): ReferenceChoice[] {
  const { document, node } = place;
  if (node.parentId === undefined) return [];
  const container = document.nodes.find(({ id }) => id === node.parentId);
  const shape = container && arrayShape(lastList(container, place));
  return [
    choice("$iteration", t("The item of this round")),
    ...(shape?.item
      ? inside("$iteration", "", shape.item, t("Part of the item"))
      : [choice("$iteration.key", t("A field of the item: put its name"))]),
  ];
}

/** What the container went through in the last run, as far as its input names it. */
function lastList(container: FlowNode, { last, variables }: Place): unknown {
  const named = Object.values(container.inputs).find((value) => typeof value === "string" && value.includes("{{"));
  return typeof named === "string"
    ? lastValue(named.trim(), { kind: "agentflow", last, nodeId: container.id, variables })
    : undefined;
}

const formTypes: Readonly<Record<string, Wording>> = {
  number: msg("a number"),
  boolean: msg("yes or no"),
  options: msg("a choice"),
};

const formChoices = ({ document }: Place): ReferenceChoice[] =>
  (readStartForm(document)?.fields ?? []).map(({ name, label, type }) => ({
    ...choice(`$form.${name}`, [label || t("Field of the form"), t(formTypes[type] ?? "")].filter(Boolean).join(", ")),
    quoted: type !== "number" && type !== "boolean",
  }));

const stateChoices = ({ document, specs, last }: Place): ReferenceChoice[] =>
  stateKeys(document, specs).flatMap((key) => [
    choice(`$flow.state.${key}`, t("State of the flow")),
    ...inside(`$flow.state.${key}`, "", shapeOfValue(last.state[key]), t("Part of the flow's state")),
  ]);

const webhookChoices = ({ last }: Place): ReferenceChoice[] =>
  inside("$webhook", "", shapeOfValue(last.begin["webhook"]), t("What the last call brought"));

function earlierSteps({ document, specs, node, last }: Place): ReferenceChoice[] {
  const before = stepsBefore(document, specs)(node);
  return document.nodes
    .filter(({ id, name }) => before.has(id) && id !== node.id && !specs.get(name)?.step?.begins)
    .flatMap((step) => [
      { ...choice(step.id, t("What it said")), label: step.label },
      ...inside(
        `${step.id}.output`,
        step.label,
        stepOutputShape(step, specs, last),
        t("Field of “{label}”", { label: step.label }),
      ),
    ]);
}

/** A choice for every way into a value. `label` takes the place of its name, as people know steps by their labels. */
const inside = (name: string, label: string, shape: Shape | undefined, hint: string): ReferenceChoice[] =>
  pathsIn(shape).map(({ path, type, hint: own }) => {
    const dot = path.startsWith("[") ? "" : ".";
    return {
      text: `{{${name}${dot}${path}}}`,
      label: label === "" ? `${name}${dot}${path}` : `${label} · ${path}`,
      hint: own ?? hint,
      quoted: type === "string" || type === "unknown",
    };
  });
