/** Settings that Flowise keeps as JSON text beside a flow, by Flowise's names. */
export const settingNames = [
  "chatbotConfig",
  "apiConfig",
  "analytic",
  "speechToText",
  "textToSpeech",
  "followUpPrompts",
] as const;

export type SettingName = (typeof settingNames)[number];

export type SettingTexts = Partial<Record<SettingName, string | null>>;
