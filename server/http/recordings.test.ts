import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { type SpeechServer, startSpeechServer } from "@/server/services/testing/speech-server";
import { type ApiClient, apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { readEvents } from "./testing/read-events";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let speech: SpeechServer;
let client: ApiClient;
let hearing: string;
let deaf: string;

beforeAll(async () => {
  [api, model, speech] = await Promise.all([startApi(), startModelServer(), startSpeechServer()]);
  client = apiClient(api.origin, await api.makeKey(["predict", "messages"]));
  const document = conversationFlow(model.origin);
  const speechToText = {
    openAIWhisper: { status: false },
    localAISTT: { status: true, baseUrl: `${speech.origin}/v1` },
  };
  hearing = await api.makeFlow(document, { settings: { speechToText } });
  deaf = await api.makeFlow(document);
  model.script({ text: "A frame." });
});
beforeEach(() => {
  Object.assign(speech, { refusal: undefined, text: "What is a loom?" });
  speech.requests.length = 0;
  model.requests.length = 0;
});
afterAll(async () => {
  await Promise.all([api.close(), model.close(), speech.close()]);
});

/** The beginning of a WebM file. */
const sound = Buffer.concat([
  Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701", "hex"),
  Buffer.alloc(64, 7),
]);
const recording = (more: object = {}) => ({
  ...{ type: "audio", name: "speech.webm", mime: "audio/webm" },
  data: `data:audio/webm;codecs=opus;base64,${sound.toString("base64")}`,
  ...more,
});
const ask = (flowId: string, body: object) => client.send("POST", `/prediction/${flowId}`, { body });

it("a recording becomes the question: asked, answered, told and stored", async () => {
  const reply = await (await ask(hearing, { uploads: [recording()], chatId: "r-1" })).json();
  expect(reply).toMatchObject({ text: "A frame.", question: "What is a loom?" });
  const { form, path } = speech.requests[0] ?? {};
  const file = form?.get("file");
  expect([path, file instanceof File && (await file.bytes())]).toEqual([
    "/v1/audio/transcriptions",
    new Uint8Array(sound),
  ]);
  expect(model.requests[0]?.body.messages?.at(-1)).toMatchObject({ content: "What is a loom?" });
  const [question] = await client.ok("GET", `/chatmessage/${hearing}?chatId=r-1`);
  expect(question).toMatchObject({ role: "userMessage", content: "What is a loom?" });
});

it("a stream tells what was heard", async () => {
  const events = await readEvents(await ask(hearing, { question: "", uploads: [recording()], streaming: true }));
  expect(events.find(({ event }) => event === "metadata")).toMatchObject({ question: "What is a loom?" });
});

it("a recording without a type of its own is heard where a service is switched on", async () => {
  const uploads = [recording({ type: "file", mime: "audio/webm" })];
  expect(await (await ask(hearing, { question: "typed", uploads })).json()).toMatchObject({
    question: "What is a loom?",
  });
});

it("says where to switch hearing on, whole and in a stream, before anything begins", async () => {
  for (const streaming of [false, true]) {
    const refused = await ask(deaf, { uploads: [recording()], streaming });
    expect([refused.status, (await refused.json()).message]).toEqual([400, expect.stringContaining("Speech to text")]);
  }
  expect(model.requests).toHaveLength(0);
  const typed = await ask(deaf, { question: "typed", uploads: [recording()] });
  expect(await typed.json()).toMatchObject({ question: "typed", text: "A frame." });
});

it("fails as a run does when the service fails, and asks nothing", async () => {
  speech.refusal = { status: 503, body: '{"error":{"message":"busy"}}' };
  const failed = await ask(hearing, { uploads: [recording()] });
  expect([failed.status, (await failed.json()).message]).toEqual([
    500,
    "Error: predictionsServices.buildChatflow - LocalAI answered 503: busy",
  ]);
  const events = await readEvents(await ask(hearing, { uploads: [recording()], streaming: true }));
  expect(events.map(({ event }) => event)).toEqual(["error", "end"]);
  expect(model.requests).toHaveLength(0);
});
