import { t } from "@/components/words/t";
import { acceptedClass, type Field } from "@/domain/catalogue/field";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { formatReference, type Reference } from "@/domain/flow/references";
import type { WireEnd } from "@/components/canvas/canvas-state";
import { fittingEnds } from "@/components/canvas/wiring";
import type { Suggestion } from "@/components/code-editor/editor-options";
import type { LastRun } from "./last-run";
import { pathsIn, shapeOfValue } from "./shape";

/** Something that may be written between double braces in a field; `text` is the whole reference. */
export interface ReferenceChoice extends Suggestion {
  /** The wire that has to be drawn for it to have a value. */
  needs?: WireEnd;
}

interface Place {
  document: FlowDocument;
  specs: SpecLookup;
  node: FlowNode;
  name: string;
  field: Field;
  variables: readonly { name: string; value: string | null }[];
  last: LastRun;
}

const choice = (reference: Reference, label: string, hint: string): ReferenceChoice => ({
  text: formatReference(reference),
  label,
  hint,
});

/** What a field's text may refer to: the question and other nodes where the field reads them, variables everywhere. */
export function referenceChoices(place: Place): ReferenceChoice[] {
  const reads = "references" in place.field && place.field.references === true;
  return [
    ...(reads
      ? [
          choice({ kind: "question" }, "question", t("What the person asked")),
          choice({ kind: "chatHistory" }, "chat_history", t("The conversation so far, as text")),
          ...nodeChoices(place),
        ]
      : []),
    choice({ kind: "flow", path: ["sessionId"] }, "$flow.sessionId", t("The session the question belongs to")),
    choice({ kind: "flow", path: ["chatId"] }, "$flow.chatId", t("The chat the question belongs to")),
    ...place.variables.map(({ name, value }) =>
      choice({ kind: "variable", path: [name] }, `$vars.${name}`, value || t("Variable")),
    ),
  ];
}

/** Nodes whose text is at hand: those wired to the field, and those that could be. */
function nodeChoices({ document, specs, node, name, field, last }: Place): ReferenceChoice[] {
  if (acceptedClass(field) === undefined) return [];
  const wired = document.edges
    .filter((edge) => edge.target === node.id && edge.targetHandle === name)
    .map((edge) => edge.source);
  const fitting = fittingEnds(document, specs, { nodeId: node.id, handle: name, side: "target" });
  const ready = wired.flatMap((id) => nodeChoice(document, specs, id, last));
  const possible = fitting.flatMap((end) =>
    nodeChoice(document, specs, end.nodeId, last).map((made) => ({ ...made, needs: end })),
  );
  return [...ready, ...possible];
}

/** A node's answer, and what lies in it as far as the last run has shown it. */
function nodeChoice(document: FlowDocument, specs: SpecLookup, id: string, { outputs }: LastRun): ReferenceChoice[] {
  const node = document.nodes.find((each) => each.id === id);
  if (!node) return [];
  const { label } = specOf(node, specs, document.edges);
  return [
    choice({ kind: "node", nodeId: id, path: [] }, node.label, t("What this {label} answers", { label })),
    ...pathsIn(shapeOfValue(outputs.get(id)), 20)
      .filter(({ path }) => !path.includes("["))
      .map(({ path, keys }) =>
        choice({ kind: "node", nodeId: id, path: keys }, `${node.label} · ${path}`, t("Part of its answer")),
      ),
  ];
}
