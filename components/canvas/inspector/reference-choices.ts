import { acceptedClass, type Field } from "@/domain/catalogue/field";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { formatReference, type Reference } from "@/domain/flow/references";
import type { WireEnd } from "@/components/canvas/canvas-state";
import { fittingEnds } from "@/components/canvas/wiring";

/** Something that may be written between double braces in a field. */
export interface ReferenceChoice {
  /** The whole reference, braces included. */
  text: string;
  label: string;
  /** What it stands for. */
  hint: string;
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
          choice({ kind: "question" }, "question", "What the person asked"),
          choice({ kind: "chatHistory" }, "chat_history", "The conversation so far, as text"),
          ...nodeChoices(place),
        ]
      : []),
    choice({ kind: "flow", path: ["sessionId"] }, "$flow.sessionId", "The session the question belongs to"),
    choice({ kind: "flow", path: ["chatId"] }, "$flow.chatId", "The chat the question belongs to"),
    ...place.variables.map(({ name, value }) =>
      choice({ kind: "variable", path: [name] }, `$vars.${name}`, value || "Variable"),
    ),
  ];
}

/** Nodes whose text is at hand: those wired to the field, and those that could be. */
function nodeChoices({ document, specs, node, name, field }: Place): ReferenceChoice[] {
  if (acceptedClass(field) === undefined) return [];
  const wired = document.edges
    .filter((edge) => edge.target === node.id && edge.targetHandle === name)
    .map((edge) => edge.source);
  const fitting = fittingEnds(document, specs, { nodeId: node.id, handle: name, side: "target" });
  const ready = wired.flatMap((id) => nodeChoice(document, specs, id));
  const possible = fitting.flatMap((end) =>
    nodeChoice(document, specs, end.nodeId).map((made) => ({ ...made, needs: end })),
  );
  return [...ready, ...possible];
}

function nodeChoice(document: FlowDocument, specs: SpecLookup, id: string): ReferenceChoice[] {
  const node = document.nodes.find((each) => each.id === id);
  if (!node) return [];
  const { label } = specOf(node, specs, document.edges);
  return [choice({ kind: "node", nodeId: id, path: [] }, node.label, `What this ${label} answers`)];
}

/** The unfinished reference before the cursor: where its braces begin and what was typed since. */
export function openReference(text: string, cursor: number): { start: number; typed: string } | undefined {
  const before = text.slice(0, cursor);
  const start = before.lastIndexOf("{{");
  if (start === -1) return undefined;
  const typed = before.slice(start + 2);
  return /[{}\n]/.test(typed) || typed.length > 60 ? undefined : { start, typed: typed.trim() };
}

/** Puts a reference where it was begun; braces that an editor closed by itself are swallowed. */
export function completeReference(
  text: string,
  cursor: number,
  start: number,
  reference: string,
): { text: string; cursor: number } {
  const rest = text.slice(cursor).replace(/^\s?\}{1,2}/, "");
  const head = text.slice(0, start) + reference;
  return { text: head + rest, cursor: head.length };
}

export const matchChoices = (choices: readonly ReferenceChoice[], typed: string): ReferenceChoice[] =>
  choices.filter((each) => `${each.label} ${each.text}`.toLowerCase().includes(typed.toLowerCase()));
