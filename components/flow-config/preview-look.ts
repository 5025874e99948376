import { type ChatbotLook, readChatbotLook } from "@/components/chat/chatbot-config";
import { flowSections, type ValueOf } from "@/domain/flow-settings/flow-sections";
import { readJsonObject } from "@/domain/flow-settings/lenient-fields";
import type { SettingTexts } from "@/domain/flow-settings/setting-texts";

/** The chat as it would look with what is typed. What cannot be stored yet is shown as it is stored now. */
export function previewLook(settings: SettingTexts, typed: ValueOf<"appearance">): ChatbotLook {
  const { schema, read, write } = flowSections.appearance;
  const wrong = new Set(schema.safeParse(typed).error?.issues.map(({ path }) => path[0]));
  const kept = Object.entries(read(settings)).filter(([name]) => wrong.has(name));
  const { chatbotConfig = settings.chatbotConfig } = write(settings, { ...typed, ...Object.fromEntries(kept) });
  return readChatbotLook(readJsonObject(chatbotConfig));
}
