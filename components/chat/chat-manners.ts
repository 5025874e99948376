import { z } from "zod";
import { chatbotSettings } from "@/domain/flow-settings/chatbot-settings";
import { readStartForm, type StartForm } from "@/domain/flow/start-form";
import type { AcceptedFiles } from "./accepted-files";

/** What a flow's chat offers beside typing. */
export interface ChatManners {
  files: AcceptedFiles;
  /** Recordings are written down. */
  hears: boolean;
  /** Answers can be read out. */
  speaks: boolean;
  /** Answers can be judged. */
  asksJudgement: boolean;
  leads?: LeadForm;
  /** A conversation begins with it instead of a question. */
  form?: StartForm;
}

export interface LeadForm {
  title?: string;
  successMessage?: string;
  name: boolean;
  email: boolean;
  phone: boolean;
}

const limits = z
  .array(z.object({ fileTypes: z.array(z.string()), maxUploadSize: z.number() }))
  .catch([])
  .transform((list) => {
    const [first] = list;
    const maxBytes = Math.max(0, ...list.map(({ maxUploadSize }) => maxUploadSize)) * 1024 * 1024;
    return first && { types: list.flatMap(({ fileTypes }) => fileTypes), maxBytes };
  });
const flag = z.boolean().catch(false);
const uploads = z.object({
  isSpeechToTextEnabled: flag,
  isImageUploadAllowed: flag,
  imgUploadSizeAndTypes: limits,
  fileUploadSizeAndTypes: limits,
});
const drawn = z.object({
  nodes: z.array(z.object({ data: z.object({ name: z.string(), inputs: z.record(z.string(), z.unknown()) }) })),
});
const schema = z.object({
  uploads: uploads.optional().catch(undefined),
  isTTSEnabled: flag,
  flowData: z.unknown().optional().transform(formOf),
});

/** What is offered where nothing is known. */
export const plainManners: ChatManners = { files: {}, hears: false, speaks: false, asksJudgement: false };

/** Reads what the server tells of a flow's chat; a part that cannot be read counts as not offered. */
export function readChatManners(config: unknown): ChatManners {
  const read = schema.safeParse(config);
  const settings = chatbotSettings.safeParse(config);
  if (!read.success || !settings.success) return plainManners;
  const { uploads: taken, isTTSEnabled, flowData } = read.data;
  const { leads, chatFeedback } = settings.data;
  const asks = leads?.status && (leads.name || leads.email || leads.phone) ? leads : undefined;
  return {
    files: {
      images: taken?.isImageUploadAllowed ? taken.imgUploadSizeAndTypes : undefined,
      documents: taken?.fileUploadSizeAndTypes,
    },
    hears: taken?.isSpeechToTextEnabled ?? false,
    speaks: isTTSEnabled,
    asksJudgement: chatFeedback.status,
    leads: asks,
    form: flowData,
  };
}

/** The drawing that comes along holds the step that a flow begins with, and nothing else. */
function formOf(flowData: unknown): StartForm | undefined {
  if (typeof flowData !== "string") return undefined;
  try {
    const { nodes } = drawn.parse(JSON.parse(flowData));
    return readStartForm({ nodes: nodes.map(({ data }) => data) });
  } catch {
    return undefined;
  }
}
