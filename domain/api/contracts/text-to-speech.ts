import { z } from "zod";
import { defineContract } from "../contract";
import { lenientText, single } from "./lenient";

const optional = lenientText.transform((value) => value?.trim() || undefined);

export const generateSpeech = defineContract({
  method: "POST",
  path: "/text-to-speech/generate",
  summary:
    "Reads a text out as server-sent events: for callers of the flow with its service, for editors with any service.",
  access: { kind: "public" },
  media: "text/event-stream",
  body: z.object({
    chatflowId: optional,
    chatId: lenientText.transform((value) => value ?? ""),
    chatMessageId: lenientText.transform((value) => value ?? ""),
    text: lenientText,
    /** Without a flow, to try a service. */
    ...{ provider: optional, credentialId: optional, voice: optional, model: optional },
  }),
});

export const abortSpeech = defineContract({
  method: "POST",
  path: "/text-to-speech/abort",
  summary: "Stops reading an answer out. Answers the same when nothing was being read.",
  access: { kind: "flow" },
  body: z.object({
    chatflowId: z.string("chatflowId is missing."),
    chatId: z.string("chatId is missing."),
    chatMessageId: z.string("chatMessageId is missing."),
  }),
  reply: z.object({ message: z.string(), chatId: z.string(), chatMessageId: z.string() }),
});

export const listVoices = defineContract({
  method: "GET",
  path: "/text-to-speech/voices",
  summary: "Voices of a service that reads texts out.",
  access: { kind: "workspace", scope: "manage", role: "editor" },
  query: z.object({ provider: single, credentialId: single }),
  reply: z.array(z.object({ id: z.string(), name: z.string(), category: z.string().optional() })),
});
