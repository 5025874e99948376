import { z } from "zod";
import * as contracts from "@/domain/api/contracts/node-load-method";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import { listNodeChoices } from "@/server/services/catalogue/list-node-choices";
import { loadChoices } from "@/server/services/catalogue/load-choices";
import { documentContext } from "../document-context";
import { route } from "../route";

const record = z.record(z.string(), z.unknown()).catch({});
const earlierNode = z.object({ id: z.string(), name: z.string(), label: z.string(), inputs: record.default({}) });

export const loadNodeMethod = route(contracts.loadNodeMethod, async ({ params, body, ctx, incoming }) => {
  const nodeName = params.name ?? "";
  const { loadMethod: method, credential } = body;
  const inputs = body.inputs ?? record.parse(body.currentNode?.["inputs"]);
  if (ctx.catalogue.get(nodeName)?.step) {
    const previousNodes = body.previousNodes.flatMap((node) => earlierNode.safeParse(node).data ?? []);
    return listNodeChoices(documentContext(ctx, incoming), { nodeName, method, inputs, previousNodes });
  }
  const embedded = inputs[embeddedCredentialKey];
  const credentialId = credential || (typeof embedded === "string" && embedded !== "" ? embedded : undefined);
  const { nodeTools, database } = incoming.runtime;
  const asked = { nodeName, loader: method, inputs, ...(credentialId !== undefined && { credentialId }) };
  return loadChoices(ctx, { nodeTools, database }, asked);
});
