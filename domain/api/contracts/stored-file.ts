import { z } from "zod";
import { defineContract } from "../contract";
import { lenientFlag, lenientText, single } from "./lenient";
import { flowParams } from "./flow-params";
import { uploadsOfForm } from "./upload";

export const createAttachments = defineContract({
  method: "POST",
  path: "/attachments/:id/:chatId",
  summary: "Keeps the files of a form for a conversation and gives their text, to be sent along with a question.",
  access: { kind: "flow" },
  params: {
    ...flowParams,
    chatId: { description: "The conversation they belong to: any text.", example: "session-abc123" },
  },
  files: "The files, up to 10 MB each.",
  failures: {
    403: "The flow takes no whole files.",
    413: "A file is too large, or the conversation holds too many.",
    422: "A file cannot be read, is of a type that the flow does not take, or is not what it is called.",
  },
  body: z.object({
    files: z.unknown().optional().transform(uploadsOfForm),
    /** Gives the bytes as a data URL instead of the text. */
    base64: lenientFlag,
  }),
  reply: z.array(z.object({ name: z.string(), mimeType: z.string(), size: z.number(), content: z.string() })),
});

export const getUploadFile = defineContract({
  method: "GET",
  path: "/get-upload-file",
  summary: "A file of a conversation, for those who know its flow, its chat and its name.",
  access: { kind: "flow" },
  query: z.object({ chatflowId: single, chatId: single, fileName: single }),
  media: "application/octet-stream",
  failures: { 400: "An id or the name is missing.", 404: "There is no such file." },
});

export const downloadFile = defineContract({
  method: "POST",
  path: "/openai-assistants-file/download",
  summary: "The same as get-upload-file, asked for by a body.",
  access: { kind: "flow" },
  body: z.object({ chatflowId: lenientText, chatId: lenientText, fileName: lenientText }),
  media: "application/octet-stream",
  failures: { 400: "An id or the name is missing.", 404: "There is no such file." },
});
