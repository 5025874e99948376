import { z } from "zod";
import { savedToolParts } from "../../tools/saved-tool";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { single } from "./lenient";

const manage = { kind: "workspace", scope: "manage", role: "editor" } as const;

export const tool = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    color: z.string(),
    iconSrc: z.string().nullable(),
    schema: z.string().meta({ description: "JSON: rows of `id`, `property`, `type`, `description` and `required`." }),
    func: z.string().meta({ description: "Body of an async function in JavaScript." }),
    createdDate: z.string(),
    updatedDate: z.string(),
    workspaceId: z.string(),
  })
  .meta({ id: "Tool" });

const { name, description, color, iconSrc, schema, func } = savedToolParts;
/** Programs of Flowise leave parts out, or send `null`. */
const text = <S extends z.ZodType<string>>(part: S) => part.nullish().transform((value) => value ?? "");

const body = z.object({
  name,
  description: text(description),
  color: text(color),
  iconSrc: iconSrc.optional().transform((value) => value ?? null),
  schema: text(schema),
  func: text(func),
});
const examples = {
  weather: {
    summary: "A tool with one argument",
    value: {
      name: "get_weather",
      description: "Says what the weather is like in a city.",
      color: "#2f6f9f",
      schema: '[{"id":0,"property":"city","type":"string","description":"Name of the city","required":true}]',
      func: "const reply = await fetch(`https://wttr.in/${encodeURIComponent($city)}?format=3`);\nreturn await reply.text();",
    },
  },
};

export const listTools = defineContract({
  method: "GET",
  path: "/tools",
  summary: "The workspace's custom tools by name. With page and limit an object with `data` and `total`.",
  access: { ...manage, role: "viewer" },
  query: z.object({ page: single, limit: single }),
  reply: z.union([z.array(tool), z.object({ data: z.array(tool), total: z.number() })]),
});

export const createTool = defineContract({
  method: "POST",
  path: "/tools",
  summary: "Makes a tool that agents can be given.",
  notes:
    "The function runs in a sandbox. Each property of the schema is a variable there with a dollar sign, beside `$vars` and `$flow`; `fetch` and `axios` reach the web behind the outbound guard.",
  access: manage,
  body,
  examples,
  reply: tool,
});

export const getTool = defineContract({
  method: "GET",
  path: "/tools/:id",
  summary: "One tool.",
  access: { ...manage, role: "viewer" },
  reply: tool,
});

export const updateTool = defineContract({
  method: "PUT",
  path: "/tools/:id",
  summary: "Changes what the body names. Flows work with the new tool from their next question on.",
  access: manage,
  body: z.object({
    name: name.optional(),
    description: description.optional(),
    color: color.optional(),
    iconSrc: iconSrc.optional(),
    schema: schema.optional(),
    func: func.optional(),
  }),
  reply: tool,
});

export const deleteTool = defineContract({
  method: "DELETE",
  path: "/tools/:id",
  summary: "Deletes a tool. Flows that name it say so when they are asked.",
  access: manage,
  reply: deleted,
});
