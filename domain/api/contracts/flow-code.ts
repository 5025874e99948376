import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";

const format = z.enum(["json", "zip"], { error: "must be json or zip." });

export const exportFlowCode = defineContract({
  method: "GET",
  path: "/chatflows/:id/code",
  summary: "The flow as a TypeScript project for LangGraph.",
  notes:
    "Of the newest version. Keys become environment variables. Steps without a counterpart outside of the server stop a run with an error that names them; `leftOut` lists them. With `format=zip` the answer is an archive of the files.",
  access: { kind: "workspace", scope: "manage", role: "viewer" },
  params: flowParams,
  query: z.object({
    format: format.default("json").meta({ description: "json for the files by path, zip for an archive." }),
  }),
  reply: z.object({
    name: z.string().meta({ description: "A name for the project's folder." }),
    files: z.array(z.object({ path: z.string(), text: z.string() })),
    leftOut: z.array(z.object({ nodeId: z.string(), label: z.string(), reason: z.string() })),
    environment: z
      .array(z.object({ name: z.string(), purpose: z.string() }))
      .meta({ description: "Environment variables that the project reads: keys are never part of it." }),
  }),
});
