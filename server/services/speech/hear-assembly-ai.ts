import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { Recording } from "./recording";
import type { SpeechService } from "./speech-service";

const uploaded = z.object({ upload_url: z.string() });
const transcript = z.object({
  id: z.string(),
  status: z.string(),
  text: z.string().nullish(),
  error: z.string().nullish(),
});
const api = "https://api.assemblyai.com/v2";
const betweenLooksMs = 700;

/** AssemblyAI takes the recording first and is asked until it has heard it. */
export async function hearAssemblyAi(
  { label, secrets, request }: SpeechService,
  { bytes }: Recording,
  signal: AbortSignal,
): Promise<string> {
  const authorization = secrets.assemblyAIApiKey ?? "";
  const upload = await request(`${api}/upload`, {
    method: "POST",
    headers: { authorization, "content-type": "application/octet-stream" },
    body: new Uint8Array(bytes),
  });
  const begun = await request(`${api}/transcript`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ audio_url: uploaded.parse(await upload.json()).upload_url, language_detection: true }),
  });
  let state = transcript.parse(await begun.json());
  while (state.status === "queued" || state.status === "processing") {
    await sleep(betweenLooksMs, undefined, { signal });
    const look = await request(`${api}/transcript/${encodeURIComponent(state.id)}`, { headers: { authorization } });
    state = transcript.parse(await look.json());
  }
  if (state.status === "completed") return state.text ?? "";
  throw new AppError("upstream_failed", `${label} could not hear the recording: ${state.error ?? state.status}`);
}
