import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { isSame } from "@/domain/flow-settings/is-same";
import type { FlowDocument, FlowNode } from "@/domain/flow/flow-document";
import { shareDocument } from "@/domain/flow/share-document";
import { withoutPasswords } from "@/domain/flow/without-passwords";

/** A draft on the document that it grew from, with that one's passwords where nothing else took their place. */
export function openedDraft(
  base: FlowDocument,
  draft: FlowDocument,
  specOf: (name: string) => NodeSpec | undefined,
): FlowDocument {
  const plain = new Map(withoutPasswords(base, specOf).nodes.map((node) => [node.id, node]));
  const whole = new Map(base.nodes.map((node) => [node.id, node]));
  const nodes = draft.nodes.map((node) => {
    const [before, bare] = [whole.get(node.id), plain.get(node.id)];
    if (!before || !bare || before.name !== node.name) return node;
    return { ...node, inputs: withPasswords(node.inputs, before, bare, specOf(node.name)) };
  });
  return shareDocument(base, { ...draft, nodes });
}

function withPasswords(
  inputs: FlowNode["inputs"],
  before: FlowNode,
  bare: FlowNode,
  spec: NodeSpec | undefined,
): FlowNode["inputs"] {
  const kept = Object.entries(before.inputs).filter(
    ([name]) => spec?.inputs[name]?.type === "password" && !Object.hasOwn(inputs, name),
  );
  const own = Object.entries(inputs).map(([name, value]): [string, unknown] =>
    // Settings of what is used inside may have held one too.
    isSame(bare.inputs[name], value) ? [name, before.inputs[name]] : [name, value],
  );
  return Object.fromEntries([...own, ...kept]);
}
