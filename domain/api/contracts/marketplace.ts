import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";

const manage = { kind: "workspace", scope: "manage" } as const;

const template = z
  .object({
    id: z.string().meta({ description: "A word for one that comes with the server." }),
    templateName: z.string(),
    flowName: z.string(),
    flowData: z.string().meta({ description: "The drawing, as JSON text, without credentials and secrets." }),
    type: z.enum(["Chatflow", "AgentflowV2"]),
    description: z.string(),
    badge: z.null(),
    framework: z.array(z.string()),
    categories: z.array(z.string()).meta({ description: "Names of its node types." }),
    usecases: z.array(z.string()).meta({ description: "What it is good for." }),
    workspaceId: z.string().nullable().meta({ description: "Null for one that comes with the server." }),
    createdDate: z.string().nullable(),
  })
  .meta({ id: "Template" });

export type TemplateBody = z.output<typeof template>;

export const listMarketplaceTemplates = defineContract({
  method: "GET",
  path: "/marketplaces/templates",
  summary: "The workspace's templates, newest first, then those that come with the server.",
  access: { ...manage, role: "viewer" },
  reply: z.array(template),
});

export const listCustomTemplates = defineContract({
  method: "GET",
  path: "/marketplaces/custom",
  summary: "The workspace's own templates, newest first.",
  access: { ...manage, role: "viewer" },
  reply: z.array(template),
});

export const createCustomTemplate = defineContract({
  method: "POST",
  path: "/marketplaces/custom",
  summary: "Publishes a flow's newest version as a template.",
  access: { ...manage, role: "editor" },
  body: z.looseObject({
    chatflowId: z.string().max(100).meta({ description: "The flow's id." }),
    name: z.string().trim().min(1).max(200),
    description: z
      .string()
      .max(5_000)
      .nullish()
      .transform((value) => value ?? ""),
  }),
  failures: { 404: "There is no such flow." },
  reply: template,
});

export const deleteCustomTemplate = defineContract({
  method: "DELETE",
  path: "/marketplaces/custom/:id",
  summary: "Deletes a template. Flows that were made from it stay.",
  access: { ...manage, role: "editor" },
  params: { id: { description: "The template's id.", format: "uuid" } },
  failures: { 404: "There is no such template." },
  reply: deleted,
});
