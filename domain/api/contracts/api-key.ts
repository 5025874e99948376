import { z } from "zod";
import { defineContract, type KeyScope } from "../contract";
import { deleted } from "./deleted";

const manage = { kind: "workspace", scope: "manage", role: "editor" } as const;

export const apiKey = z
  .object({
    id: z.string(),
    apiKey: z.string().meta({ description: "The first characters; the whole key only in the answer that made it." }),
    keyName: z.string(),
    permissions: z.array(z.string()),
    createdDate: z.string(),
    updatedDate: z.string(),
    lastUsedDate: z.string().nullable(),
    expiresDate: z.string().nullable(),
    workspaceId: z.string(),
    chatFlows: z
      .array(z.object({ id: z.string(), flowName: z.string() }))
      .meta({ description: "The flows that it is assigned to." }),
  })
  .meta({ id: "ApiKey" });

export type ApiKey = z.output<typeof apiKey>;

const scopes: readonly KeyScope[] = ["predict", "messages", "manage"];
const changes = /:(create|update|delete|duplicate|import|export|config|share|domains)/;

/**
 * Scopes of a key from the permissions a client names: our own words, or Flowise's (`chatflows:view`). Every key of
 * Flowise may call flows and read messages; one that may also change something manages here.
 */
const permissions = z
  .array(z.string().max(100))
  .min(1, "needs at least one permission, such as predict.")
  .max(500)
  .transform((names): KeyScope[] => {
    const foreign = names.filter((name) => name.includes(":"));
    const wanted = new Set<string>([
      ...names,
      ...(foreign.length > 0 ? ["predict", "messages"] : []),
      ...(foreign.some((name) => changes.test(name)) ? ["manage"] : []),
    ]);
    return scopes.filter((scope) => wanted.has(scope));
  })
  .refine((list) => list.length > 0, "knows predict, messages and manage.")
  .meta({
    description: "What the key may do: predict, messages, manage. Names of Flowise's permissions are taken too.",
    examples: [["predict"]],
  });

const body = z.object({ keyName: z.string().trim().min(1).max(200), permissions });

export const listApiKeys = defineContract({
  method: "GET",
  path: "/apikey",
  summary: "The workspace's keys, the newest first.",
  access: { ...manage, role: "viewer" },
  reply: z.array(apiKey),
});

export const createApiKey = defineContract({
  method: "POST",
  path: "/apikey",
  summary: "Makes a key. The answer is the list of keys, in which only the new one can be read.",
  access: manage,
  body,
  reply: z.array(apiKey),
});

export const renameApiKey = defineContract({
  method: "PUT",
  path: "/apikey/:id",
  summary: "Renames a key. What it may do cannot be changed.",
  access: manage,
  body: body.partial({ permissions: true }),
  reply: z.array(apiKey),
});

export const deleteApiKey = defineContract({
  method: "DELETE",
  path: "/apikey/:id",
  summary: "Ends a key for good.",
  access: manage,
  reply: deleted,
});

export const verifyApiKey = defineContract({
  method: "GET",
  path: "/verify/apikey/:key",
  summary: 'Whether a key is valid: "OK" or 401.',
  access: { kind: "public" },
  failures: { 401: "The key is not valid." },
  reply: z.literal("OK"),
});
