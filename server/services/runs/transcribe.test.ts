import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { AppError } from "@/domain/errors";
import { readChosenService } from "@/domain/flow-settings/provider-settings";
import type { OpenCredential } from "@/server/engine/ports";
import { type SpeechServer, startSpeechServer } from "../testing/speech-server";
import { transcribe } from "./transcribe";

let speech: SpeechServer;
beforeAll(async () => {
  speech = await startSpeechServer();
});
beforeEach(() => {
  speech.requests.length = 0;
  speech.text = "What is a loom?";
  speech.refusal = undefined;
});
afterAll(() => speech.close());

const bytes = Buffer.from("sound");
const recording = { name: "speech.webm", mime: "audio/webm;codecs=opus", bytes };

const hear = (
  provider: string,
  settings: object,
  {
    credential,
    name = recording.name,
    mime = recording.mime,
  }: { credential?: OpenCredential; name?: string; mime?: string } = {},
  signal = new AbortController().signal,
) =>
  transcribe(
    {
      tools: { fetch: speech.fetch },
      openCredential: async () => {
        if (credential) return credential;
        throw new AppError("not_found", "There is no such credential.");
      },
    },
    readChosenService({ [provider]: { status: true, credentialId: "c", ...settings } }),
    { name, mime, bytes },
    signal,
  );
const fields = (form: FormData | undefined) =>
  Object.fromEntries([...(form ?? [])].map(([key, value]) => [key, typeof value === "string" ? value : value.name]));

const openAi = { type: "openAIApi", secrets: { openAIApiKey: "sk-secret-1" } };

it.each([
  ["openAIWhisper", openAi, "https://api.openai.com", "/v1/audio/transcriptions", "sk-secret-1", "whisper-1"],
  [
    ...(["groqWhisper", { type: "groqApi", secrets: { groqApiKey: "gsk-1" } }, "https://api.groq.com"] as const),
    ...(["/openai/v1/audio/transcriptions", "gsk-1", "whisper-large-v3"] as const),
  ],
] as const)(
  "%s is sent the recording with its credential and settings",
  async (provider, credential, host, path, key, model) => {
    const settings = { language: "en", temperature: 0.2 };
    expect(await hear(provider, settings, { credential })).toBe("What is a loom?");
    const [seen] = speech.requests;
    expect(seen).toMatchObject({
      method: "POST",
      path,
      headers: { "x-meant-for": host, authorization: `Bearer ${key}` },
    });
    expect(fields(seen?.form)).toEqual({
      ...{ file: "speech.webm", model, response_format: "json", language: "en", temperature: "0.2" },
    });
  },
);

it("a server of one's own is found at its address, with or without a key", async () => {
  const settings = { baseUrl: "http://localai.example:8080/v1/", model: "mine", credentialId: undefined };
  expect(await hear("localAISTT", settings)).toBe("What is a loom?");
  expect(speech.requests[0]).toMatchObject({
    headers: { "x-meant-for": "http://localai.example:8080" },
    path: "/v1/audio/transcriptions",
  });
  expect(speech.requests[0]?.headers.authorization).toBeUndefined();
  expect(fields(speech.requests[0]?.form)).toMatchObject({ model: "mine" });
  await expect(hear("localAISTT", { credentialId: undefined })).rejects.toThrow("Enter the address of LocalAI");
});

it("Azure is asked in the region of its credential", async () => {
  const credential = {
    type: "azureCognitiveServices",
    secrets: { azureSubscriptionKey: "az-1", serviceRegion: "westus" },
  };
  expect(await hear("azureCognitive", { language: "de-DE", audioChannels: "0" }, { credential })).toBe(
    "What is a loom?",
  );
  const [seen] = speech.requests;
  expect(seen?.headers).toMatchObject({
    "x-meant-for": "https://westus.api.cognitive.microsoft.com",
    "ocp-apim-subscription-key": "az-1",
  });
  expect(JSON.parse(String(fields(seen?.form).definition))).toEqual({
    ...{ locales: ["de-DE"], profanityFilterMode: "Masked", channels: [0] },
  });
  const elsewhere = { ...credential, secrets: { azureSubscriptionKey: "az-1", serviceRegion: "evil.example/x?" } };
  await expect(hear("azureCognitive", {}, { credential: elsewhere })).rejects.toThrow("region such as westus");
});

it("AssemblyAI is asked until it has heard the recording", async () => {
  const credential = { type: "assemblyAIApi", secrets: { assemblyAIApiKey: "as-1" } };
  expect(await hear("assemblyAiTranscribe", {}, { credential })).toBe("What is a loom?");
  expect(speech.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    ...["POST /v2/upload", "POST /v2/transcript", "GET /v2/transcript/t1", "GET /v2/transcript/t1"],
  ]);
  expect(speech.requests[0]).toMatchObject({ bytes, headers: { authorization: "as-1" } });
});

it.each([
  ["blob", "audio/mp4", "recording.mp4"],
  ["x", "audio/ogg; codecs=opus", "recording.ogg"],
  ["talk.MP3", "audio/mpeg", "talk.MP3"],
])("a recording called %s of the type %s is sent as %s", async (name, mime, sent) => {
  await hear("openAIWhisper", {}, { credential: openAi, name, mime });
  expect(fields(speech.requests[0]?.form).file).toBe(sent);
});

it("says what to mend, without the secret", async () => {
  speech.refusal = { status: 401, body: '{"error":{"message":"Incorrect API key provided: sk-secret-1"}}' };
  await expect(hear("openAIWhisper", {}, { credential: openAi })).rejects.toThrow(
    "OpenAI Whisper answered 401: Incorrect API key provided: [secret]",
  );
  speech.refusal = { status: 200, body: "<html>" };
  await expect(hear("openAIWhisper", {}, { credential: openAi })).rejects.toThrow("cannot be read");
  speech.refusal = undefined;
  speech.text = " ";
  await expect(hear("openAIWhisper", {}, { credential: openAi })).rejects.toThrow("Nothing was understood");
  await expect(hear("openAIWhisper", { credentialId: undefined })).rejects.toThrow("Choose a credential");
  await expect(hear("openAIWhisper", {})).rejects.toThrow("no longer exists");
  await expect(hear("groqWhisper", {}, { credential: openAi })).rejects.toThrow("of another kind");
  await expect(hear("awsTranscribe", {}, { credential: openAi })).rejects.toThrow("no service “awsTranscribe”");
});
