import { AppError } from "@/domain/errors";
import { defineStep } from "../define-step";
import { toSource } from "../documents/to-source";
import { stateChanges } from "./state-changes";
import { updateStateInput } from "./update-state-input";

export default defineStep({
  name: "retrieverAgentflow",
  version: 1.1,
  label: "Retriever",
  description: "Looks things up in document stores.",
  icon: "retriever-step.svg",
  step: { color: "#b8bedd" },
  summary: ["retrieverQuery"],
  inputs: {
    retrieverKnowledgeDocumentStores: {
      type: "array",
      label: "Knowledge (Document Stores)",
      description: "Document stores whose documents are in their index.",
      row: { documentStore: { type: "pick", from: "documentStores", label: "Document Store" } },
    },
    retrieverQuery: {
      type: "string",
      label: "Retriever Query",
      description: "What to look for. Without it, what the flow was asked.",
      placeholder: "Enter your query here",
      rows: 4,
      references: true,
      optional: true,
    },
    outputFormat: {
      type: "options",
      label: "Output Format",
      description: "What the step gives: the text of the passages, or the passages with what is known of each.",
      default: "text",
      options: [
        { label: "Text", name: "text" },
        { label: "Text with Metadata", name: "textWithMetadata" },
      ],
    },
    retrieverUpdateState: updateStateInput,
  },
  async run({ inputs, scope, tools, signal, node }) {
    const ids = new Set(inputs.retrieverKnowledgeDocumentStores.flatMap((row) => storeId(row.documentStore ?? "")));
    if (ids.size === 0) throw new AppError("unprocessable", `Choose a document store in “${node.label}”.`);
    const query = inputs.retrieverQuery?.trim() ? inputs.retrieverQuery : scope.input;
    const context = { signal, chatId: scope.chatId, emit: scope.emit };
    const found = await Promise.all(
      [...ids].map(async (id) => (await tools.documents.stores.openRetriever(id, signal)).retrieve(query, context)),
    );
    const sourceDocuments = found.flat().map(toSource);
    const content =
      inputs.outputFormat === "text"
        ? sourceDocuments.map(({ pageContent }) => pageContent).join("\n")
        : JSON.stringify(sourceDocuments, null, 2);
    if (scope.streaming) scope.emit({ type: "token", text: content });
    return { output: { content, sourceDocuments }, ...stateChanges(inputs.retrieverUpdateState) };
  },
});

/** Flowise names a store `<id>:<name>`. */
function storeId(choice: string): string[] {
  const id = (choice.split(":", 1)[0] ?? "").trim();
  return id === "" ? [] : [id];
}
