import type { ChosenComponent } from "@/domain/catalogue/component-settings";
import type { FlowDocument, FlowNode } from "../flow/flow-document";
import { CannotExport, type Draft } from "./draft";
import { knowledgeFunction } from "./knowledge-code";
import { type Code, code, literal } from "./literal";
import { settingsOf } from "./settings-of";
import { searchCode } from "./vector-code";

/** What finds passages, of a node that is wired to a chain. */
export function retrieverCode(draft: Draft, { nodes, edges }: FlowDocument, node: FlowNode | undefined): Code {
  if (!node) throw new CannotExport("It has no retriever.");
  if (node.name === "documentStoreVS") {
    const store = settingsOf(node.inputs, draft.specs.get(node.name)).text("selectedStore").split(":")[0]?.trim() ?? "";
    if (store === "") throw new CannotExport("It has no document store.");
    return code(`(question) => ${knowledgeFunction(draft, "lookUp")}(${literal(store)}, question)`);
  }
  const wire = edges.find(({ target, targetHandle }) => target === node.id && targetHandle === "embeddings");
  const embeddings = nodes.find(({ id }) => id === wire?.source);
  if (!embeddings) throw new CannotExport(`“${node.label}” has no embeddings, or is no store that can be taken along.`);
  return code(searchCode(draft, chosen(draft, node), chosen(draft, embeddings)));
}

const chosen = (draft: Draft, { name, inputs, credentialId }: FlowNode): ChosenComponent => ({
  ...{ name, credentialId, settings: inputs, spec: draft.specs.get(name) },
});
