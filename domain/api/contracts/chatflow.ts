import { z } from "zod";
import { defineContract } from "../contract";
import { deleted } from "./deleted";
import { flowParams } from "./flow-params";
import { single } from "./lenient";

const manage = { kind: "workspace", scope: "manage" } as const;
const jsonText = z.string().max(200_000).nullable();

/** Settings that clients keep as JSON text. */
const settings = {
  chatbotConfig: jsonText.meta({ description: "The chat's looks and manners, as JSON text." }),
  apiConfig: jsonText.meta({ description: "Limits, and what callers may replace, as JSON text." }),
  analytic: jsonText,
  speechToText: jsonText,
  textToSpeech: jsonText,
  followUpPrompts: jsonText,
};

const types = ["CHATFLOW", "AGENTFLOW", "MULTIAGENT", "ASSISTANT"] as const;
const type = z.enum(types, { error: `must be one of ${types.join(", ")}.` }).meta({
  description: "How Flowise calls it. Drawings of older agents (`MULTIAGENT`) become agentflows, and keep the word.",
});

export const chatflow = z
  .object({
    id: z.string(),
    name: z.string(),
    flowData: z.string().meta({ description: "The drawing, as JSON text." }),
    type,
    deployed: z.boolean().nullable(),
    isPublic: z.boolean(),
    apikeyid: z
      .string()
      .nullable()
      .meta({ description: "A key assigned to the flow; null when every key of the workspace may call it." }),
    ...settings,
    category: z.string().nullable(),
    mcpServerConfig: z.null(),
    webhookSecret: z.null(),
    webhookSecretConfigured: z.literal(false),
    workspaceId: z.string(),
    createdDate: z.string(),
    updatedDate: z.string(),
  })
  .meta({ id: "Chatflow" });

export type Chatflow = z.output<typeof chatflow>;

/** What is not named here is not taken from a body: ids, dates and owners are the server's. */
const fields = z.object({
  name: z.string().trim().min(1).max(200),
  flowData: z.string().max(8_000_000),
  type,
  isPublic: z.boolean().nullable(),
  apikeyid: z.string().nullable(),
  category: z.string().max(200).nullable(),
  ...settings,
});
const update = fields.partial();

export type ChatflowUpdate = z.output<typeof update>;

export const listChatflows = defineContract({
  method: "GET",
  path: "/chatflows",
  summary: "The workspace's flows, the last changed first. With page and limit an object with `data` and `total`.",
  access: { ...manage, role: "viewer" },
  query: z.object({ type: single, page: single, limit: single }),
  reply: z.union([z.array(chatflow), z.object({ data: z.array(chatflow), total: z.number() })]),
});

export const createChatflow = defineContract({
  method: "POST",
  path: "/chatflows",
  summary: "Makes a flow. Its drawing is published at once.",
  access: { ...manage, role: "editor" },
  body: update.extend({ name: fields.shape.name }),
  reply: chatflow,
});

export const readChatflow = defineContract({
  method: "GET",
  path: "/chatflows/:id",
  summary: "One flow.",
  access: { ...manage, role: "viewer" },
  params: flowParams,
  reply: chatflow,
});

export const updateChatflow = defineContract({
  method: "PUT",
  path: "/chatflows/:id",
  summary: "Changes what the body names. A drawing is published at once.",
  access: { ...manage, role: "editor" },
  params: flowParams,
  body: update,
  reply: chatflow,
});

export const deleteChatflow = defineContract({
  method: "DELETE",
  path: "/chatflows/:id",
  summary: "Deletes a flow.",
  access: { ...manage, role: "editor" },
  params: flowParams,
  reply: deleted,
});

export const chatflowHasChanged = defineContract({
  method: "GET",
  path: "/chatflows/has-changed/:id/:date",
  summary: "Whether the flow was changed after the date.",
  access: { ...manage, role: "viewer" },
  params: { ...flowParams, date: { description: "A moment, in ISO 8601.", format: "date-time" } },
  reply: z.object({ hasChanged: z.boolean() }),
});

export const chatflowsOfKey = defineContract({
  method: "GET",
  path: "/chatflows/apikey/:key",
  summary: "The flows that the key in the path may call; those assigned to it alone with `keyonly`.",
  access: { kind: "public" },
  failures: { 401: "The key in the path is not valid." },
  query: z.object({ keyonly: single }),
  reply: z.array(chatflow),
});

export const publicChatflow = defineContract({
  method: "GET",
  path: "/public-chatflows/:id",
  summary: "A public flow without its drawing; with it for the workspace's own people and keys.",
  access: { kind: "public" },
  params: flowParams,
  failures: { 400: "The id is none.", 401: "The flow is not public." },
  reply: chatflow,
});

export const flowConfig = defineContract({
  method: "GET",
  path: "/flow-config/:id",
  summary: "The fields of a flow's nodes, by the names that `overrideConfig` uses.",
  access: { ...manage, role: "viewer" },
  params: flowParams,
  reply: z.array(
    z.object({ node: z.string(), nodeId: z.string(), label: z.string(), name: z.string(), type: z.string() }),
  ),
});
