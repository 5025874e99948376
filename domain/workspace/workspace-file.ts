import { z } from "zod";
import { AppError } from "@/domain/errors";
import { isNestedDeeperThan } from "@/domain/nesting";

/** Rows of a whole workspace by the names that Flowise's file has for them. */
export const flowKeys = ["ChatFlow", "AgentFlow", "AgentFlowV2", "AssistantFlow"] as const;
const otherKeys = [
  ...["AssistantCustom", "AssistantOpenAI", "AssistantAzure", "ChatMessage", "ChatMessageFeedback", "CustomTemplate"],
  ...["DocumentStore", "DocumentStoreFileChunk", "Execution", "Tool", "Variable"],
] as const;

const text = z.string().catch("");
const record = z.record(z.string(), z.unknown());
/** Values that stand there as themselves or as JSON text. */
const json = z
  .unknown()
  .optional()
  .transform((value): unknown => {
    if (typeof value !== "string") return value;
    try {
      const read: unknown = JSON.parse(value);
      return read;
    } catch {
      return undefined;
    }
  });
const jsonRecord = json.pipe(record.catch({}));
const jsonRecords = json.pipe(z.array(record).catch([]));
const rows = <S extends z.ZodType>(schema: S) =>
  z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((list) => list.flatMap((item) => z.array(schema).safeParse([item]).data ?? []));

const settingText = z.string().nullish().catch(null);
const flow = z.object({
  ...{ id: text, name: text, flowData: z.string(), category: settingText },
  isPublic: z.boolean().nullish().catch(null),
  ...{ chatbotConfig: settingText, apiConfig: settingText, analytic: settingText },
  ...{ speechToText: settingText, textToSpeech: settingText, followUpPrompts: settingText },
});
const tool = z.object({
  ...{ id: text, name: text, description: text, color: text, iconSrc: settingText },
  ...{ schema: z.unknown().optional(), func: text },
});
const variable = z.object({ name: text, value: text, type: text });
const store = z.object({
  ...{ id: text, name: text, description: text, loaders: jsonRecords },
  ...{ vectorStoreConfig: jsonRecord, embeddingConfig: jsonRecord, recordManagerConfig: jsonRecord },
});
const chunk = z.object({
  ...{ docId: text, storeId: text, pageContent: text, metadata: jsonRecord },
  chunkNo: z.coerce.number().catch(0),
});
const template = z.object({ id: text, name: text, description: text, type: text, flowData: z.string().catch("") });
const message = z.object({
  ...{
    id: text,
    chatflowid: text,
    content: text,
    chatId: text,
    sessionId: text,
    chatType: text,
    memoryType: settingText,
  },
  role: z.enum(["userMessage", "apiMessage"]),
  ...{ createdDate: text, leadEmail: settingText },
  ...{ sourceDocuments: json, usedTools: json, fileUploads: json, artifacts: json },
});
const judgement = z.object({
  ...{ id: text, chatflowid: text, chatId: text, messageId: text, content: text, createdDate: text },
  rating: z.enum(["THUMBS_UP", "THUMBS_DOWN"]),
});

const file = z.object({
  ...{ ChatFlow: rows(flow), AgentFlow: rows(flow), AgentFlowV2: rows(flow), AssistantFlow: rows(flow) },
  ...{ Tool: rows(tool), Variable: rows(variable), CustomTemplate: rows(template) },
  ...{ DocumentStore: rows(store), DocumentStoreFileChunk: rows(chunk) },
  ...{ ChatMessage: rows(message), ChatMessageFeedback: rows(judgement) },
  ...{
    AssistantCustom: rows(record),
    AssistantOpenAI: rows(record),
    AssistantAzure: rows(record),
    Execution: rows(record),
  },
});

export type WorkspaceFile = z.output<typeof file>;
export type WorkspaceFlow = z.output<typeof flow>;
export type WorkspaceStore = z.output<typeof store>;

/** Whether a file is one of a whole workspace and not of one flow. */
export const isWorkspaceFile = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  !("nodes" in value) &&
  [...flowKeys, ...otherKeys].some((key) => key in value && Array.isArray(Reflect.get(value, key)));

/** Reads the file of a workspace as tolerantly as flows are read. Throws `invalid_input` for anything else. */
export function parseWorkspaceFile(value: unknown): WorkspaceFile {
  if (!isWorkspaceFile(value))
    throw new AppError(
      "invalid_input",
      "This is not the file of a workspace: it names no flows, tools or variables. A file of one flow is imported under Chatflows or Agentflows.",
    );
  if (isNestedDeeperThan(100, value)) throw new AppError("invalid_input", "This file is nested too deeply to be read.");
  return file.parse(value);
}

export const flowsOf = (whole: WorkspaceFile): WorkspaceFlow[] => flowKeys.flatMap((key) => whole[key]);
