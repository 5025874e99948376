import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";

const manage = { kind: "workspace", scope: "manage", role: "editor" } as const;

export const credential = z
  .object({
    id: z.string(),
    name: z.string(),
    credentialName: z.string().meta({ description: "Type of the credential, such as `openAIApi`." }),
    createdDate: z.string(),
    updatedDate: z.string(),
    workspaceId: z.string(),
  })
  .meta({ id: "Credential" });

/** Nobody can read the sealed values; the key is there for clients that expect it. */
const written = credential.extend({ encryptedData: z.literal("") });

/** Fields are texts; a number or a switch is taken as its text. */
const values = z.record(
  z.string().max(200),
  z.union([z.string().max(100_000), z.number().transform(String), z.boolean().transform(String)]),
);
const body = z.object({
  name: z.string().trim().min(1).max(200),
  credentialName: z.string().max(200),
  plainDataObj: values.meta({ description: "Its fields by name; `GET /components-credentials` lists them." }),
});

export const listCredentials = defineContract({
  method: "GET",
  path: "/credentials",
  summary:
    "The workspace's credentials by name, without their secrets; those of the types that `credentialName` names.",
  access: { ...manage, role: "viewer" },
  query: z.object({ credentialName: z.union([z.string(), z.array(z.string())]).optional() }),
  reply: z.array(credential),
});

export const createCredential = defineContract({
  method: "POST",
  path: "/credentials",
  summary: "Stores a credential.",
  access: manage,
  body,
  reply: written,
});

export const readCredential = defineContract({
  method: "GET",
  path: "/credentials/:id",
  summary: "One credential with its secrets masked.",
  access: manage,
  reply: written.extend({ plainDataObj: z.record(z.string(), z.string()) }),
});

export const updateCredential = defineContract({
  method: "PUT",
  path: "/credentials/:id",
  summary: "Changes a credential. A masked secret keeps what is stored.",
  access: manage,
  body: body.partial(),
  reply: written,
});

export const deleteCredential = defineContract({
  method: "DELETE",
  path: "/credentials/:id",
  summary: "Deletes a credential.",
  access: manage,
  reply: deleted,
});
