import * as contracts from "@/domain/api/contracts/validation";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { problemsOf } from "@/domain/flow/validate-flow";
import { getFlow } from "@/server/services/flows/get-flow";
import { route } from "../route";

/** Problems of the flow as a whole stand under its own id. Warnings are for the canvas only. */
export const validateFlow = route(contracts.validateFlow, async ({ params, ctx }) => {
  const flow = await getFlow(ctx, { id: params.id ?? "" });
  const errors = problemsOf(flow.document, specLookup(ctx.catalogue.specs()), flow.kind).filter(
    ({ severity }) => severity === "error",
  );
  const whole = { id: flow.id, label: flow.name, name: flow.kind, nodeId: undefined };
  const nodes = flow.document.nodes.map(({ id, label, name }) => ({ id, label, name, nodeId: id }));
  const places = [whole, ...nodes];
  return places.flatMap(({ nodeId, ...place }) => {
    const issues = errors.filter((problem) => problem.nodeId === nodeId).map(({ message }) => message);
    return issues.length > 0 ? [{ ...place, issues }] : [];
  });
});
