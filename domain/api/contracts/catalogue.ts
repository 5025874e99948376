import { z } from "zod";
import { defineContract } from "../contract";

const read = { kind: "workspace", scope: "manage", role: "viewer" } as const;
const input = z.looseObject({ label: z.string(), name: z.string(), type: z.string() });

export const nodeDescription = z
  .looseObject({
    label: z.string(),
    name: z.string(),
    version: z.number(),
    type: z.string(),
    icon: z.string(),
    category: z.string(),
    description: z.string(),
    baseClasses: z.array(z.string()),
    inputs: z.array(input),
  })
  .meta({ id: "NodeDescription" });

export const credentialDescription = z
  .looseObject({
    label: z.string(),
    name: z.string(),
    version: z.number(),
    description: z.string(),
    inputs: z.array(input),
  })
  .meta({ id: "CredentialDescription" });

export const listNodes = defineContract({
  method: "GET",
  path: "/nodes",
  summary: "Every node this server has.",
  access: read,
  reply: z.array(nodeDescription),
});

export const readNode = defineContract({
  method: "GET",
  path: "/nodes/:name",
  summary: "One node.",
  access: read,
  reply: nodeDescription,
});

export const nodeIcon = defineContract({
  method: "GET",
  path: "/node-icon/:name",
  summary: "A node's picture.",
  access: { kind: "public" },
  media: "image/*",
});

export const credentialIcon = defineContract({
  method: "GET",
  path: "/components-credentials-icon/:name",
  summary: "The picture of a type of credential.",
  access: { kind: "public" },
  media: "image/*",
});

export const listComponentCredentials = defineContract({
  method: "GET",
  path: "/components-credentials",
  summary: "Every type of credential this server knows.",
  access: read,
  reply: z.array(credentialDescription),
});
