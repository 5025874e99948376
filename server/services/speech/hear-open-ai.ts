import { z } from "zod";
import { AppError } from "@/domain/errors";
import { namedRecording, type Recording } from "./recording";
import type { SpeechService } from "./speech-service";

const reply = z.object({ text: z.string() });

export interface OpenAiDialect {
  /** Where the API is unless the settings say. */
  base: string | undefined;
  key: string | undefined;
  model: string;
}

/** Whisper, and every server that speaks OpenAI's API. */
export async function hearOpenAi(
  { label, settings, request }: SpeechService,
  recording: Recording,
  { base, key, model }: OpenAiDialect,
): Promise<string> {
  const address = settings.baseUrl ?? base;
  if (address === undefined)
    throw new AppError("unprocessable", `Enter the address of ${label} in the flow's settings.`);
  const form = new FormData();
  form.set("file", namedRecording(recording));
  form.set("model", settings.model ?? model);
  form.set("response_format", "json");
  if (settings.language !== undefined) form.set("language", settings.language);
  if (settings.prompt !== undefined) form.set("prompt", settings.prompt);
  if (settings.temperature !== undefined) form.set("temperature", String(settings.temperature));
  const response = await request(`${address.replace(/\/+$/, "")}/audio/transcriptions`, {
    method: "POST",
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    body: form,
  });
  return reply.parse(await response.json()).text;
}
