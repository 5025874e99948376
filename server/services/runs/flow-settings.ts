import { apiSettings } from "@/domain/flow-settings/api-settings";
import { type ChatbotSettings, chatbotSettings } from "@/domain/flow-settings/chatbot-settings";
import { readJsonObject } from "@/domain/flow-settings/lenient-fields";
import { type ChosenService, readChosenService, readFollowUpPrompts } from "@/domain/flow-settings/provider-settings";
import type { FlowSettings } from "@/server/data/schema/flows";
import type { OverrideRules } from "@/server/engine/run-request";

/** What a flow's settings say about calls from outside. They are kept as JSON text, as other programs write it. */
export interface CallSettings {
  /** Origins that may call it from a page; empty: all. */
  allowedOrigins: readonly string[];
  /** What the others are told. */
  originRefusal: string;
  rateLimit: { max: number; seconds: number; message: string } | undefined;
  /** Which values callers may replace; undefined: none. */
  overrideRules: OverrideRules | undefined;
  chatbot: ChatbotSettings;
  /** Undefined: recordings are not taken. */
  speechToText: ChosenService | undefined;
  textToSpeech: ChosenService | undefined;
  /** Undefined: no follow-up questions are suggested. */
  followUpPrompts: ChosenService | undefined;
  /** The chat's looks and manners, as stored. */
  chatbotConfig: Readonly<Record<string, unknown>>;
}

const refusal = "This site is not allowed to access this chatbot";
const tooMany = "Too many requests. Wait a moment and try again.";

/** Never throws: a part that cannot be read counts as not set. What is stored was checked when it was written. */
export function readCallSettings(settings: FlowSettings): CallSettings {
  const chatbotConfig = readJsonObject(settings.chatbotConfig);
  const chatbot = chatbotSettings.parse(chatbotConfig);
  const { rateLimit, overrideConfig } = apiSettings.parse(readJsonObject(settings.apiConfig));
  const limited =
    rateLimit &&
    rateLimit.status !== false &&
    rateLimit.limitMax !== undefined &&
    rateLimit.limitDuration !== undefined;
  return {
    allowedOrigins: chatbot.allowedOrigins,
    originRefusal: chatbot.allowedOriginsError || refusal,
    rateLimit: limited
      ? {
          max: Number(rateLimit.limitMax),
          seconds: Number(rateLimit.limitDuration),
          message: rateLimit.limitMsg || tooMany,
        }
      : undefined,
    overrideRules: overrideConfig,
    chatbot,
    speechToText: readChosenService(readJsonObject(settings.speechToText)),
    textToSpeech: readChosenService(readJsonObject(settings.textToSpeech)),
    followUpPrompts: readFollowUpPrompts(readJsonObject(settings.followUpPrompts)),
    chatbotConfig,
  };
}
