import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { ServiceKind, SpeechService } from "./speech-service";

export interface Voice {
  id: string;
  name: string;
  category?: string | undefined;
}

interface Speaker extends ServiceKind {
  /** What to send for a text; the answer is its sound. */
  request(service: SpeechService, text: string): { url: string; headers: Record<string, string>; body: string };
  /** @param open opens the service, for those that have to be asked. */
  voices(open: () => Promise<SpeechService>): Promise<Voice[]>;
}

const json = { "content-type": "application/json" };
const elevenLabs = "https://api.elevenlabs.io";
/** One that every account has. */
const rachel = "21m00Tcm4TlvDq8ikWAM";
const elevenLabsVoices = z.object({
  voices: z.array(z.object({ voice_id: z.string(), name: z.string(), category: z.string().nullish() })),
});

const openAiVoices = [
  ...["alloy", "ash", "ballad", "cedar", "coral", "echo", "fable"],
  ...["marin", "nova", "onyx", "sage", "shimmer", "verse"],
];

/** By the names that settings use. */
const speakers: Readonly<Record<string, Speaker>> = {
  openai: {
    ...{ label: "OpenAI", credential: "openAIApi" },
    request: ({ settings: { baseUrl, voice, model }, secrets: { openAIApiKey = "" } }, input) => ({
      url: `${(baseUrl ?? "https://api.openai.com/v1").replace(/\/+$/, "")}/audio/speech`,
      headers: { ...json, authorization: `Bearer ${openAIApiKey}` },
      body: JSON.stringify({
        model: model ?? "gpt-4o-mini-tts",
        voice: voice ?? "alloy",
        input,
        response_format: "mp3",
      }),
    }),
    voices: async () => openAiVoices.map((id) => ({ id, name: id.slice(0, 1).toUpperCase() + id.slice(1) })),
  },
  elevenlabs: {
    ...{ label: "ElevenLabs", credential: "elevenLabsApi" },
    request: ({ settings: { voice = rachel, model }, secrets: { elevenLabsApiKey = "" } }, text) => ({
      url: `${elevenLabs}/v1/text-to-speech/${encodeURIComponent(voice)}/stream?output_format=mp3_44100_128`,
      headers: { ...json, "xi-api-key": elevenLabsApiKey },
      body: JSON.stringify({ text, model_id: model ?? "eleven_multilingual_v2" }),
    }),
    async voices(open) {
      const service = await open();
      const { elevenLabsApiKey = "" } = service.secrets;
      const response = await service.request(`${elevenLabs}/v2/voices?page_size=100`, {
        headers: { "xi-api-key": elevenLabsApiKey },
      });
      const { voices } = elevenLabsVoices.parse(await response.json());
      return voices.map(({ voice_id, name, category }) => ({ id: voice_id, name, ...(category && { category }) }));
    },
  },
};

/** The service of that name that reads texts out. */
export function voiceOf(provider: string): Speaker {
  const speaker = Object.hasOwn(speakers, provider) ? speakers[provider] : undefined;
  if (speaker) return speaker;
  throw new AppError("unprocessable", `This server has no service “${provider}” that could read texts out.`);
}
