import { z } from "zod";
import { defineContract } from "../contract";
import { lenientList, lenientRecord, lenientText } from "./lenient";

const choice = z.object({ label: z.string(), name: z.string(), description: z.string().optional() });

export const loadNodeMethod = defineContract({
  method: "POST",
  path: "/node-load-method/:name",
  summary: "The choices of an input that the server looks up: models, tools, flows, stores, keys of the state …",
  access: { kind: "workspace", scope: "manage", role: "editor" },
  params: { name: { description: "Name of the node.", example: "agentAgentflow" } },
  body: z.looseObject({
    loadMethod: z.string().max(200).meta({ description: "Name of the list.", example: "listTools" }),
    inputs: lenientRecord,
    currentNode: lenientRecord,
    previousNodes: lenientList,
    credential: lenientText.meta({ description: "Id of the credential that a provider's list needs." }),
  }),
  examples: { stores: { summary: "Document stores of the workspace", value: { loadMethod: "listStores" } } },
  reply: z.array(choice),
});
