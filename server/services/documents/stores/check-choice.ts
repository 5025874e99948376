import type { NodeChoice } from "@/domain/documents/node-choice";
import { AppError } from "@/domain/errors";
import type { NodeDefinition } from "@/server/nodes/define-node";
import type { ServiceContext } from "../../context";
import { findCredential } from "../../credentials/find-credential";
import { notForStores } from "./not-for-stores";

export type ChoiceCategory = "Document Loaders" | "Text Splitters" | "Embeddings" | "Vector Stores" | "Record Manager";

/** The node of a choice, which must be of the category and use a credential of this workspace. */
export async function checkChoice(
  ctx: ServiceContext,
  { name, credentialId }: NodeChoice,
  category: ChoiceCategory,
): Promise<NodeDefinition> {
  const definition = ctx.catalogue.get(name);
  if (!definition?.create || definition.category !== category || notForStores.has(name))
    throw new AppError(
      "invalid_input",
      `“${name.slice(0, 100)}” cannot be used here. Choose one of “${category}” that this server has.`,
    );
  if (credentialId !== undefined) await findCredential(ctx.db, ctx.actor.workspaceId, credentialId);
  return definition;
}
