import type { StructuredToolInterface } from "@langchain/core/tools";
import { AppError } from "@/domain/errors";
import type { ComponentChoice } from "../define-node";
import type { Retriever } from "../documents/document-slots";
import type { StepScope } from "../step-scope";
import { retrieverAsTool } from "../tools/retriever-as-tool";
import { isChosen } from "./is-chosen";

export interface StoreRow {
  documentStore?: string;
  docStoreDescription?: string;
  returnSourceDocuments?: boolean;
}

export interface VectorStoreRow {
  vectorStore?: ComponentChoice;
  embeddingModel?: ComponentChoice;
  knowledgeName?: string;
  knowledgeDescription?: string;
  returnSourceDocuments?: boolean;
}

/** The document stores and vector stores of an agent, as tools to look things up. */
export const knowledgeTools = (
  scope: Pick<StepScope, "build">,
  stores: readonly StoreRow[],
  vectorStores: readonly VectorStoreRow[],
): Promise<StructuredToolInterface[]> =>
  Promise.all([
    ...stores.filter(({ documentStore }) => documentStore?.trim()).map((row) => storeTool(scope, row)),
    ...vectorStores.filter(({ vectorStore }) => isChosen(vectorStore)).map((row) => vectorStoreTool(scope, row)),
  ]);

/** Flows store `<id>:<name>`. */
async function storeTool(scope: Pick<StepScope, "build">, row: StoreRow): Promise<StructuredToolInterface> {
  const [id = "", ...name] = (row.documentStore ?? "").split(":");
  const settings = { selectedStore: id };
  return retrieverAsTool({
    name: name.join(":") || id,
    description: row.docStoreDescription ?? "",
    retriever: await retrieverOf(scope, { name: "documentStoreVS", settings, credentialId: undefined }),
    tellSources: row.returnSourceDocuments === true,
  });
}

async function vectorStoreTool(scope: Pick<StepScope, "build">, row: VectorStoreRow): Promise<StructuredToolInterface> {
  const { vectorStore, embeddingModel, knowledgeName = "", knowledgeDescription = "" } = row;
  if (!isChosen(vectorStore) || !isChosen(embeddingModel))
    throw new AppError("unprocessable", `Choose a vector store and an embedding model for “${knowledgeName}”.`);
  const embeddings = await scope.build(embeddingModel);
  return retrieverAsTool({
    name: knowledgeName,
    description: knowledgeDescription,
    retriever: await retrieverOf(scope, vectorStore, { embeddings }),
    tellSources: row.returnSourceDocuments === true,
  });
}

async function retrieverOf(
  scope: Pick<StepScope, "build">,
  choice: ComponentChoice,
  wired?: Readonly<Record<string, unknown>>,
): Promise<Retriever> {
  const built = await scope.build(choice, wired);
  if (isRetriever(built)) return built;
  throw new AppError("unprocessable", `“${choice.name}” cannot be searched by an agent. Choose another store.`);
}

const isRetriever = (value: unknown): value is Retriever =>
  typeof value === "object" && value !== null && "retrieve" in value;
