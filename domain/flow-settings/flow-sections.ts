import { allowedOrigins, rateLimit } from "./access-sections";
import { appearance } from "./appearance-section";
import { feedback, followUps, leads, starterPrompts } from "./chat-sections";
import { fileUpload, speechToText, textToSpeech } from "./media-sections";
import { overrides } from "./override-section";
import { postProcessing } from "./post-processing-section";
import type { SectionValue } from "./section";

/** Everything that is set for a flow beside its drawing, by the parts that are saved each for itself. */
export const flowSections = {
  allowedOrigins,
  rateLimit,
  starterPrompts,
  followUps,
  feedback,
  leads,
  speechToText,
  textToSpeech,
  fileUpload,
  overrides,
  postProcessing,
  appearance,
};

export type SectionName = keyof typeof flowSections;

export type ValueOf<N extends SectionName> = SectionValue<(typeof flowSections)[N]>;
