import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";
import { lenientFlag, single } from "./lenient";

const manage = { kind: "workspace", scope: "manage" } as const;
const type = z.enum(["CHATFLOW", "AGENTFLOW"]);
const whole = z.coerce.number({ error: "must be a number." }).int().min(0);

/** `?dryRun=1`, as the query of a shell command spells it. */
const flag = z
  .unknown()
  .optional()
  .transform((value) => value === "1" || lenientFlag.parse(value))
  .meta({ type: "boolean" });

export const importedNode = z.object({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  status: z.enum(["exact", "mapped", "missing"]).meta({
    description:
      "exact: the same here. mapped: another version, or translated. missing: kept as a placeholder that cannot run.",
  }),
  note: z.string().meta({ description: "What is different, and what to do about it; empty when there is nothing." }),
});

const importReport = z.object({
  type,
  from: z.string().optional().meta({ description: "Whose file it is, when its nodes were translated." }),
  nodes: z.array(importedNode),
  problems: z.array(z.string()).meta({ description: "What was left out or changed on the way in." }),
});

export const importFlow = defineContract({
  method: "POST",
  path: "/flows/import",
  summary: "Makes a flow of a file, or says with `dryRun=1` what would become of each node.",
  notes:
    "The body is the file: of this server, Flowise (chatflows, agentflows, sequential and multi agents), FlowGen or Agentok. With `id` it is a new version of that flow, which is made when there is none; credentials, passwords and headers of nodes that are still there stay, since files never hold them. `base` is the number of the version that the file began from: 409 when somebody else has saved since, 0 for a flow that must not exist yet.",
  access: { ...manage, role: "editor" },
  query: z.object({
    dryRun: flag.meta({ description: "Saves nothing." }),
    name: single.meta({ description: "The flow's name; otherwise the file's." }),
    id: single.meta({ description: "The flow that the file is a new version of." }),
    base: whole.optional().meta({ description: "The version that the file began from." }),
    publish: flag.meta({ description: "Publishes the new version; a new flow is always published." }),
  }),
  body: z.looseObject({}),
  examples: {
    export: {
      summary: "A file as the flow's menu exports it",
      value: {
        nodes: [
          {
            id: "startAgentflow_0",
            type: "agentFlow",
            position: { x: 0, y: 0 },
            data: { id: "startAgentflow_0", name: "startAgentflow", label: "Start", version: 1.4 },
          },
        ],
        edges: [],
      },
    },
  },
  reply: importReport.extend({
    flow: z
      .object({ id: z.string(), name: z.string(), version: z.number(), published: z.number() })
      .optional()
      .meta({ description: "What was saved; absent for a dry run." }),
  }),
});

export const exportFlowFile = defineContract({
  method: "GET",
  path: "/flows/:id/export",
  summary: "The flow's newest version as a file, fit for git: the same bytes for the same flow, and no secrets.",
  notes: "The header `ETag` holds the version's number, for `base` of an import.",
  access: { ...manage, role: "viewer" },
  params: flowParams,
  reply: z.object({
    ...{ id: z.string(), name: z.string(), type },
    nodes: z.array(z.looseObject({})),
    edges: z.array(z.looseObject({})),
  }),
});

export const listFlowNames = defineContract({
  method: "GET",
  path: "/flows",
  summary: "The workspace's flows without their drawings, the last changed first.",
  access: { ...manage, role: "viewer" },
  reply: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), type },
      version: z.number().nullable().meta({ description: "Of its newest version; null before the first save." }),
      published: z.number().nullable().meta({ description: "The version that the API answers from." }),
      isPublic: z.boolean(),
      updatedDate: z.string(),
    }),
  ),
});
