import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { type SpeechServer, startSpeechServer } from "@/server/services/testing/speech-server";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { readEvents } from "./testing/read-events";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let speech: SpeechServer;
let client: ApiClient;
let openAi: string;
let elevenLabs: string;
let guarded: typeof fetch;
const nobody = { key: "" };
const prefix = "Error: textToSpeechController.generateTextToSpeech - ";

beforeAll(async () => {
  [api, model, speech] = await Promise.all([startApi(), startModelServer(), startSpeechServer()]);
  guarded = api.outside.fetch;
  client = apiClient(api.origin, await api.makeKey(["predict", "manage"]));
  const credential = async (type: string, values: Record<string, string>) =>
    (await createCredential(api.workspace.owner, { name: type, type, values })).id;
  openAi = await credential("openAIApi", { openAIApiKey: "sk-speech-1" });
  elevenLabs = await credential("elevenLabsApi", { elevenLabsApiKey: "el-speech-1" });
});
beforeEach(() => {
  Object.assign(api.outside, { fetch: guarded });
  Object.assign(speech, { refusal: undefined, stalls: false });
  speech.requests.length = 0;
  model.script({ text: "A frame for weaving." });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close(), speech.close()]);
});

const flowWith = (textToSpeech: object, { isPublic = true, chatbotConfig = {} } = {}) =>
  api.makeFlow(conversationFlow(model.origin), { isPublic, settings: { textToSpeech, chatbotConfig } });
const openAiService = (more: object = {}) => ({
  openai: { status: true, credentialId: openAi, baseUrl: `${speech.origin}/v1`, ...more },
});
const generate = (body: object, sent: object = nobody) =>
  client.send("POST", "/text-to-speech/generate", { ...sent, body });
const soundOf = (events: { event: string; data: unknown }[]): string =>
  events
    .filter(({ event }) => event === "tts_data")
    .map(({ data }) => Buffer.from((data as { audioChunk: string }).audioChunk, "base64").toString())
    .join("");

describe("reading an answer out", () => {
  it("sends the sound in the frames that clients know", async () => {
    const chatflowId = await flowWith(openAiService({ voice: "nova" }));
    const response = await generate({ chatflowId, chatId: "c", chatMessageId: "m", text: "Hello there." });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    const copy = response.clone();
    const events = await readEvents(response);
    expect(events.at(0)).toEqual({ event: "tts_start", data: { chatMessageId: "m", format: "mp3" } });
    expect(soundOf(events)).toBe("one two three");
    expect(events.at(-1)).toEqual({ event: "tts_end", data: { chatMessageId: "m" } });
    expect(await copy.text()).toMatch(/^event: tts_start\ndata: \{"event":"tts_start","data":\{/);
    expect(speech.requests[0]).toMatchObject({
      path: "/v1/audio/speech",
      headers: { authorization: "Bearer sk-speech-1" },
    });
    expect(JSON.parse(String(speech.requests[0]?.bytes))).toEqual({
      ...{ model: "gpt-4o-mini-tts", voice: "nova", input: "Hello there.", response_format: "mp3" },
    });
  });

  it("goes piece by piece for a long text, and refuses one that nobody would listen to", async () => {
    const chatflowId = await flowWith(openAiService());
    const text = "A sentence of some length. ".repeat(300);
    expect(soundOf(await readEvents(await generate({ chatflowId, text })))).toBe("one two three".repeat(3));
    const inputs = speech.requests.map(({ bytes }) => JSON.parse(String(bytes)).input);
    expect(inputs.join("")).toBe(text);
    const refused = await readEvents(await generate({ chatflowId, text: "x".repeat(20_001) }));
    expect(refused).toEqual([
      { event: "tts_error", data: expect.objectContaining({ error: expect.stringContaining("too long") }) },
    ]);
  });

  it("is refused in the stream, as clients read it", async () => {
    const open = await flowWith(openAiService());
    const closed = await flowWith(openAiService(), { isPublic: false });
    const silent = await flowWith({});
    const strict = await flowWith(openAiService(), { chatbotConfig: { allowedOrigins: ["https://shop.example"] } });
    const errorOf = async (body: object, sent?: object) => {
      const [first] = await readEvents(await generate(body, sent));
      return first?.event === "tts_error" ? (first.data as { error: string }).error : first;
    };
    expect(await errorOf({ chatflowId: open })).toBe(`${prefix}text not provided!`);
    expect(await errorOf({ chatflowId: closed, text: "x" })).toBe(
      `${prefix}unauthorized access to non-public chatflow!`,
    );
    expect(await errorOf({ chatflowId: silent, text: "x" })).toContain("switch on Text to speech");
    expect(await errorOf({ chatflowId: "nope", text: "x" })).toContain("not found");
    expect(await errorOf({ text: "x" })).toContain("chatflowId not provided!");
    const evil = { key: "", headers: { origin: "https://evil.example" } };
    expect(await errorOf({ chatflowId: strict, text: "x" }, evil)).toContain("not allowed");
    speech.refusal = { status: 429, body: '{"error":{"message":"slow down, sk-speech-1"}}' };
    expect(await errorOf({ chatflowId: open, text: "x" })).toBe(`${prefix}OpenAI answered 429: slow down, [secret]`);
    expect(speech.requests).toHaveLength(1);
  });

  it("is for keys and members where the flow is not public, and for pages of allowed origins", async () => {
    const closed = await flowWith(openAiService(), { isPublic: false });
    expect(soundOf(await readEvents(await generate({ chatflowId: closed, text: "x" }, {})))).toBe("one two three");
    const origin = "https://shop.example";
    const shop = await flowWith(openAiService(), { chatbotConfig: { allowedOrigins: [origin] } });
    const asked = await generate({ chatflowId: shop, text: "x" }, { key: "", headers: { origin } });
    expect(asked.headers.get("access-control-allow-origin")).toBe(origin);
    await asked.text();
    for (const path of ["generate", "abort"]) {
      const headers = { origin, "access-control-request-method": "POST" };
      const preflight = await fetch(`${api.origin}/api/v1/text-to-speech/${path}`, { method: "OPTIONS", headers });
      expect(preflight.headers.get("access-control-allow-origin")).toBe(origin);
    }
  });

  it("stops when its listener says so, and when its listener goes away", async () => {
    speech.stalls = true;
    const chatflowId = await flowWith(openAiService());
    const body = { chatflowId, chatId: "c", chatMessageId: "m" };
    const reading = generate({ ...body, text: "x" }).then(readEvents);
    await expect.poll(() => speech.requests.length).toBe(1);
    const aborted = await client.ok("POST", "/text-to-speech/abort", { ...nobody, body });
    expect(aborted).toEqual({ message: "TTS stream aborted successfully", chatId: "c", chatMessageId: "m" });
    expect((await reading).at(-1)).toEqual({ event: "tts_abort", data: { chatMessageId: "m" } });
    await speech.requests[0]?.hungUp;
    const other = { ...body, chatflowId: await flowWith(openAiService(), { isPublic: false }) };
    expect((await client.send("POST", "/text-to-speech/abort", { ...nobody, body: other })).status).toBe(401);
  });

  it("can be tried by editors with any credential of their workspace", async () => {
    Object.assign(api.outside, { fetch: speech.fetch });
    const trial = { provider: "elevenlabs", credentialId: elevenLabs, voice: "v 1", text: "x" };
    expect(soundOf(await readEvents(await generate(trial, {})))).toBe("one two three");
    expect(speech.requests[0]).toMatchObject({
      path: "/v1/text-to-speech/v%201/stream?output_format=mp3_44100_128",
      headers: { "x-meant-for": "https://api.elevenlabs.io", "xi-api-key": "el-speech-1" },
    });
    const theirs = { key: await api.makeKey(["manage"], [], api.stranger) };
    const [refused] = await readEvents(await generate(trial, theirs));
    expect(refused).toMatchObject({ event: "tts_error", data: { error: expect.stringContaining("no longer exists") } });
    const [weak] = await readEvents(await generate(trial, { key: await api.makeKey(["predict"]) }));
    expect(weak).toMatchObject({ event: "tts_error", data: { error: expect.stringContaining("manage") } });
  });
});

it("voices are told to those who may choose one", async () => {
  Object.assign(api.outside, { fetch: speech.fetch });
  expect(await client.ok("GET", "/text-to-speech/voices?provider=openai")).toContainEqual({ id: "nova", name: "Nova" });
  const path = `/text-to-speech/voices?provider=elevenlabs&credentialId=${elevenLabs}`;
  expect(await client.ok("GET", path)).toEqual([{ id: "v1", name: "Rachel", category: "premade" }]);
  expect((await client.send("GET", path, nobody)).status).toBe(401);
  expect((await client.send("GET", "/text-to-speech/voices")).status).toBe(400);
});

describe("an answer that plays by itself", () => {
  it("is heard after its text and before what ends the stream", async () => {
    const flowId = await flowWith(openAiService({ autoPlay: true }));
    const body = { question: "What is a loom?", streaming: true };
    const events = await readEvents(await client.send("POST", `/prediction/${flowId}`, { ...nobody, body }));
    const names = events.map(({ event }) => event);
    const order = ["start", "token", "tts_start", "tts_data", "tts_end", "usageMetadata", "metadata", "end"];
    expect([...new Set(names)]).toEqual(order);
    expect(soundOf(events)).toBe("one two three");
    const metadata = events.find(({ event }) => event === "metadata");
    expect(events.find(({ event }) => event === "tts_start")).toMatchObject({
      data: { chatMessageId: metadata?.chatMessageId },
    });
    expect(await client.ok("GET", `/public-chatbotConfig/${flowId}`, nobody)).toMatchObject({ isTTSEnabled: true });
  });

  it("is whole without its sound when that fails", async () => {
    speech.refusal = { status: 500, body: "" };
    const flowId = await flowWith(openAiService({ autoPlay: true }));
    const body = { question: "q", streaming: true };
    const events = await readEvents(await client.send("POST", `/prediction/${flowId}`, { ...nobody, body }));
    expect([...new Set(events.map(({ event }) => event))]).toEqual([
      ...["start", "token", "tts_error", "usageMetadata", "metadata", "end"],
    ]);
    const silent = await flowWith({});
    expect(await client.ok("GET", `/public-chatbotConfig/${silent}`, nobody)).toMatchObject({ isTTSEnabled: false });
  });
});
