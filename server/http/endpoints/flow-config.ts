import * as contracts from "@/domain/api/contracts/chatflow";
import type { Field } from "@/domain/catalogue/field";
import { getFlow } from "@/server/services/flows/get-flow";
import { route } from "../route";

/** Kinds of fields that no caller may ever replace. */
const never = new Set<Field["type"]>(["slot", "password", "code", "file"]);

export const flowConfig = route(contracts.flowConfig, async ({ params, ctx }) => {
  const { document } = await getFlow(ctx, { id: params.id ?? "" });
  return document.nodes.flatMap((node) => {
    const definition = ctx.catalogue.get(node.name);
    if (!definition) return [];
    return Object.entries(definition.inputs)
      .filter(([, field]) => !never.has(field.type))
      .map(([name, field]) => ({ node: node.label, nodeId: node.id, label: field.label, name, type: field.type }));
  });
});
