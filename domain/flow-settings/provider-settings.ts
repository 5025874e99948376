import { z } from "zod";
import { flag, optionalNumber, optionalText } from "./lenient-fields";

/** Settings of a service that a flow uses beside its own nodes. `credentialId` names a credential of the workspace. */
const service = z.object({
  status: flag,
  credentialId: optionalText,
  model: optionalText,
  modelName: optionalText,
  baseUrl: optionalText,
  language: optionalText,
  prompt: optionalText,
  temperature: optionalNumber,
  profanityFilterMode: optionalText,
  /** Numbers of a recording's channels, separated by commas. */
  audioChannels: optionalText,
  voice: optionalText,
  autoPlay: flag,
});

export type ServiceSettings = z.output<typeof service>;

export interface ChosenService {
  /** Such as `openAIWhisper`, `elevenlabs`, `chatOpenAI`. */
  provider: string;
  settings: ServiceSettings;
}

/** `speechToText` and `textToSpeech`: the settings of each service by its name; the one switched on counts. */
export function readChosenService(setting: Readonly<Record<string, unknown>>): ChosenService | undefined {
  for (const [provider, value] of Object.entries(setting)) {
    const settings = service.safeParse(value);
    if (provider !== "none" && settings.success && settings.data.status) return { provider, settings: settings.data };
  }
  return undefined;
}

/** `followUpPrompts`: switched on as a whole, with one provider selected by name. */
export function readFollowUpPrompts(setting: Readonly<Record<string, unknown>>): ChosenService | undefined {
  const { status, selectedProvider: provider } = setting;
  if (status !== true || typeof provider !== "string" || !Object.hasOwn(setting, provider)) return undefined;
  const settings = service.safeParse(setting[provider]);
  return settings.success ? { provider, settings: settings.data } : undefined;
}
