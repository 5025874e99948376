import * as contracts from "@/domain/api/contracts/flow-generator";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { embeddedCredentialKey } from "@/domain/flow/flowise-format";
import { toFlowise } from "@/domain/flow/to-flowise";
import { generateFlow } from "@/server/services/flows/generate-flow";
import { documentContext } from "../document-context";
import { route } from "../route";

export const generateAgentflow = route(contracts.generateAgentflow, async ({ body, ctx, incoming }) => {
  const { name, inputs: given, credential } = body.selectedChatModel;
  const { [embeddedCredentialKey]: embedded, ...inputs } = given ?? {};
  const credentialId = [credential, embedded].find((id): id is string => typeof id === "string" && id !== "");
  const { document } = await generateFlow(documentContext(ctx, incoming), {
    ...{ kind: "agentflow", description: body.question },
    model: { name, inputs, ...(credentialId !== undefined && { credentialId }) },
  });
  const { nodes, edges } = toFlowise(document, specLookup(ctx.catalogue.specs()));
  return { nodes, edges };
});
