import { z } from "zod";
import { defineContract } from "../contract";
import { flowParams } from "./flow-params";

export const chatflowStreaming = defineContract({
  method: "GET",
  path: "/chatflows-streaming/:id",
  summary: "Whether the flow can answer as a stream. It always can.",
  access: { kind: "public" },
  params: flowParams,
  failures: { 400: "The id is none." },
  reply: z.object({ isStreaming: z.boolean() }),
});

const sizeAndTypes = z.array(z.object({ fileTypes: z.array(z.string()), maxUploadSize: z.number() }));

export const uploads = z.object({
  isSpeechToTextEnabled: z.boolean(),
  isImageUploadAllowed: z.boolean(),
  isRAGFileUploadAllowed: z.boolean(),
  imgUploadSizeAndTypes: sizeAndTypes,
  fileUploadSizeAndTypes: sizeAndTypes,
});

export const chatflowUploads = defineContract({
  method: "GET",
  path: "/chatflows-uploads/:id",
  summary: "What files the flow takes.",
  access: { kind: "public" },
  params: flowParams,
  failures: { 400: "The id is none." },
  reply: uploads,
});

const chatbotConfig = z.looseObject({ uploads, flowData: z.string(), isTTSEnabled: z.boolean() });

export const publicChatbotConfig = defineContract({
  method: "GET",
  path: "/public-chatbotConfig/:id",
  summary: "What an embedded chat needs to know of a flow: its looks and its form, never its prompts.",
  access: { kind: "public" },
  params: flowParams,
  failures: { 400: "The id is none." },
  reply: chatbotConfig,
});

export const internalChatbotConfig = defineContract({
  method: "GET",
  path: "/internal-chatbotConfig/:id",
  summary: "The same of a flow's newest version, for the chat beside the canvas.",
  access: { kind: "session", role: "viewer" },
  params: flowParams,
  failures: { 400: "The id is none." },
  reply: chatbotConfig,
});
