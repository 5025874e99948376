import { z } from "zod";
import { AppError } from "@/domain/errors";
import { namedRecording, type Recording } from "./recording";
import type { SpeechService } from "./speech-service";

const reply = z.object({ combinedPhrases: z.array(z.object({ text: z.string() })).default([]) });
const usualVersion = "2024-11-15";

/** Azure's fast transcription. */
export async function hearAzure(
  { label, settings, secrets, request }: SpeechService,
  recording: Recording,
): Promise<string> {
  const { azureSubscriptionKey = "", serviceRegion = "", apiVersion } = secrets;
  // It becomes part of the host that the key is sent to.
  if (!/^[a-z0-9-]+$/i.test(serviceRegion))
    throw new AppError("unprocessable", `Enter a region such as westus in the credential of ${label}.`);
  const form = new FormData();
  form.set("audio", namedRecording(recording));
  const definition = {
    locales: [settings.language ?? "en-US"],
    profanityFilterMode: settings.profanityFilterMode ?? "Masked",
    ...(settings.audioChannels !== undefined && {
      channels: settings.audioChannels.split(",").map(Number).filter(Number.isInteger),
    }),
  };
  form.set("definition", JSON.stringify(definition));
  const version = encodeURIComponent(apiVersion || usualVersion);
  const response = await request(
    `https://${serviceRegion}.api.cognitive.microsoft.com/speechtotext/transcriptions:transcribe?api-version=${version}`,
    { method: "POST", headers: { "ocp-apim-subscription-key": azureSubscriptionKey }, body: form },
  );
  const { combinedPhrases } = reply.parse(await response.json());
  return combinedPhrases.map(({ text }) => text).join("\n");
}
