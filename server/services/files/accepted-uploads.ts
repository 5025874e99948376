import { flowSees } from "@/server/engine/sight";
import type { CallableFlow } from "../runs/callable-flow";
import type { RunDesk } from "../runs/run-desk";
import { fileQuotas } from "./keep-files";

export interface AcceptedUploads {
  isSpeechToTextEnabled: boolean;
  isImageUploadAllowed: boolean;
  isRAGFileUploadAllowed: boolean;
  imgUploadSizeAndTypes: SizeAndTypes[];
  fileUploadSizeAndTypes: SizeAndTypes[];
}

interface SizeAndTypes {
  fileTypes: string[];
  /** MB */
  maxUploadSize: number;
}

// As Flowise tells it: no provider takes larger images, and a file without a type is let try.
const images: SizeAndTypes = {
  fileTypes: ["image/gif", "image/jpeg", "image/png", "image/webp", ""],
  maxUploadSize: 5,
};

/** What files may be sent to a version of a flow, for the chat that asks before it offers any. */
export async function acceptedUploads(
  desk: RunDesk,
  flow: CallableFlow,
  versionId = flow.publishedVersionId,
): Promise<AcceptedUploads> {
  const { speechToText, chatbot } = flow.settings;
  const seen = versionId !== null && (await sees(desk, flow, versionId));
  const { fullFileUpload } = chatbot;
  return {
    isSpeechToTextEnabled: speechToText !== undefined,
    isImageUploadAllowed: seen,
    isRAGFileUploadAllowed: false,
    imgUploadSizeAndTypes: seen ? [images] : [],
    fileUploadSizeAndTypes: fullFileUpload?.status
      ? [{ fileTypes: fullFileUpload.allowedUploadFileTypes, maxUploadSize: fileQuotas.fileBytes / 1024 / 1024 }]
      : [],
  };
}

/** The same in words, for those who read how a flow is called. */
export const acceptedInWords = (
  { speechToText }: Pick<CallableFlow["settings"], "speechToText">,
  seen: boolean,
): string[] => [
  ...(seen ? ["images"] : []),
  ...(speechToText === undefined ? [] : ["recordings"]),
  "text, PDF, Word, Excel and PowerPoint files",
];

async function sees(desk: RunDesk, flow: CallableFlow, versionId: string): Promise<boolean> {
  return flowSees(await desk.prepared.get(flow, versionId));
}
