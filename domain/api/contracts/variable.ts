import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { single } from "./lenient";

const manage = { kind: "workspace", scope: "manage", role: "editor" } as const;
const type = z.enum(["static", "runtime"]);

export const variable = z
  .object({
    id: z.string(),
    name: z.string(),
    value: z.string(),
    type,
    createdDate: z.string(),
    updatedDate: z.string(),
    workspaceId: z.string(),
  })
  .meta({ id: "Variable" });

const body = z.object({
  name: z.string().trim().min(1).max(200),
  value: z
    .string()
    .max(100_000)
    .nullish()
    .transform((value) => value ?? ""),
  type: type.default("static"),
});

export const listVariables = defineContract({
  method: "GET",
  path: "/variables",
  summary: "The workspace's variables by name. With page and limit an object with `data` and `total`.",
  access: { ...manage, role: "viewer" },
  query: z.object({ page: single, limit: single }),
  reply: z.union([z.array(variable), z.object({ data: z.array(variable), total: z.number() })]),
});

export const createVariable = defineContract({
  method: "POST",
  path: "/variables",
  summary: "Makes a variable. A `runtime` one reads the operator's environment.",
  access: manage,
  body,
  reply: variable,
});

export const updateVariable = defineContract({
  method: "PUT",
  path: "/variables/:id",
  summary: "Changes what the body names.",
  access: manage,
  body: z.object({
    name: body.shape.name.optional(),
    value: z.string().max(100_000).optional(),
    type: type.optional(),
  }),
  reply: variable,
});

export const deleteVariable = defineContract({
  method: "DELETE",
  path: "/variables/:id",
  summary: "Deletes a variable.",
  access: manage,
  reply: deleted,
});
