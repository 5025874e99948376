import * as contracts from "@/domain/api/contracts/chatflow";
import { overridableFields } from "@/domain/flow/overridable";
import { getFlow } from "@/server/services/flows/get-flow";
import { route } from "../route";

export const flowConfig = route(contracts.flowConfig, async ({ params, ctx }) => {
  const { document } = await getFlow(ctx, { id: params.id ?? "" });
  return document.nodes.flatMap((node) => {
    const fields = overridableFields(ctx.catalogue.get(node.name) ?? { inputs: {} });
    return fields.map((field) => ({ node: node.label, nodeId: node.id, ...field }));
  });
});
