import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { edgeId, type FlowDocument } from "@/domain/flow/flow-document";
import { messages, runs } from "@/server/data/schema/runs";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { streamsOf } from "./streams/kept-streams";
import { conversationFlow } from "./testing/conversation-flow";
import { readStream, textOf } from "./testing/read-stream";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
});
beforeEach(() => {
  model.script({ text: "word0 word1" });
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ask = (id: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ question: "q", ...body }),
  });
const answerIn = async (chatId: string) =>
  (await api.database.db.query.messages.findMany({ where: eq(messages.chatId, chatId) })).find(
    ({ role }) => role === "apiMessage",
  );

/** The sample flow with another model's name. */
function flowOf(modelName: string): FlowDocument {
  const document = conversationFlow(model.origin);
  const nodes = document.nodes.map((node) =>
    node.id === "chatOpenAICustom_0" ? { ...node, inputs: { ...node.inputs, modelName } } : node,
  );
  return { ...document, nodes };
}

describe("what an answer used", () => {
  const tokens = { input_tokens: 11, output_tokens: 7, total_tokens: 18 };
  const usage = { model: "gpt-4o-mini", ...tokens, cost: 0.00000585 };

  it("stands in the reply, in the stream and on the run, with its cost", async () => {
    const id = await api.makeFlow(flowOf("gpt-4o-mini"), { isPublic: true });
    expect(await (await ask(id, { chatId: "used" })).json()).toMatchObject({ usage });
    const events = await readStream(await ask(id, { chatId: "used", streaming: true })).rest();
    expect(events.find(({ event }) => event === "usageMetadata")?.data).toEqual(usage);
    expect(events.find(({ event }) => event === "metadata")?.data).toMatchObject({ usage });
    const kept = await api.database.db.query.runs.findMany({ where: eq(runs.chatId, "used") });
    expect(kept.map((run) => run.usage)).toEqual([[usage], [usage]]);
  });

  it("has no cost when the model's price is not known", async () => {
    const id = await api.makeFlow(flowOf("somebody-s-own"), { isPublic: true });
    expect((await (await ask(id, {})).json()).usage).toEqual({ model: "somebody-s-own", ...tokens });
  });
});

describe("what nobody reported", () => {
  it("is in no reply, in no stream and on no run", async () => {
    const id = await api.makeFlow(flowOf("gpt-4o-mini"), { isPublic: true });
    const choice = (part: object) => JSON.stringify({ model: "gpt-4o-mini", choices: [{ index: 0, ...part }] });
    model.script({ raw: choice({ message: { role: "assistant", content: "Unmeasured." }, finish_reason: "stop" }) });
    const reply = await (await ask(id, { chatId: "unmeasured" })).json();
    expect([reply.text, "usage" in reply]).toEqual(["Unmeasured.", false]);
    model.script({
      raw: `data: ${choice({ delta: { content: "Unmeasured." }, finish_reason: "stop" })}\n\ndata: [DONE]\n\n`,
    });
    const events = await readStream(await ask(id, { chatId: "unmeasured", streaming: true })).rest();
    expect(events.map(({ event }) => event)).toEqual(["start", "token", "metadata", "end"]);
    expect(events.find(({ event }) => event === "metadata")?.data).not.toHaveProperty("usage");
    const kept = await api.database.db.query.runs.findMany({ where: eq(runs.chatId, "unmeasured") });
    expect(kept.map((run) => run.usage)).toEqual([null, null]);
  });
});

describe("what the model thought", () => {
  /*
   *  chatAnthropic ──model──▶ conversationChain
   */
  async function thinkingFlow(): Promise<string> {
    const { id: credentialId } = await createCredential(api.workspace.owner, {
      name: "Claude",
      type: "anthropicApi",
      values: { anthropicApiKey: "sk-ant-thinking" },
    });
    const wire = {
      ...{ source: "chatAnthropic_0", sourceHandle: "chatAnthropic" },
      ...{ target: "conversationChain_0", targetHandle: "model" },
    };
    const place = { x: 0, y: 0 };
    return api.makeFlow(
      {
        nodes: [
          {
            ...{
              id: "chatAnthropic_0",
              name: "chatAnthropic",
              label: "Claude",
              version: 1,
              position: place,
              credentialId,
            },
            inputs: {
              modelName: "claude-haiku-4-5",
              extendedThinking: true,
              budgetTokens: 1024,
              maxTokensToSample: 2048,
            },
          },
          {
            ...{ id: "conversationChain_0", name: "conversationChain", label: "Chat", version: 1, position: place },
            inputs: {},
          },
        ],
        edges: [{ ...wire, id: edgeId(wire) }],
      },
      { isPublic: true },
    );
  }

  it("is streamed, kept with how long it took, and shown with the message", async () => {
    const id = await thinkingFlow();
    const { fetch: real } = api.outside;
    api.outside.fetch = model.fetch;
    model.script({ thinking: "Let me see. Ah.", text: "It is four." });
    const events = await readStream(await ask(id, { chatId: "thought", streaming: true })).rest();
    api.outside.fetch = real;
    const thoughts = events.filter(({ event }) => event === "thinking").map(({ data }) => data);
    expect(thoughts.join("")).toBe("Let me see. Ah.");
    expect(thoughts.at(-1)).toBe("");
    expect(textOf(events)).toBe("It is four.");
    const reasoning = { thinking: "Let me see. Ah.", thinkingDuration: expect.any(Number) };
    expect(await answerIn("thought")).toMatchObject({ reasoning });
    const key = await api.makeKey(["messages"]);
    const listed = await fetch(`${api.origin}/api/v1/chatmessage/${id}?chatId=thought`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect((await listed.json())[1]).toMatchObject({ content: "It is four.", reasonContent: reasoning });

    streamsOf(api.runtime).clear();
    const [first] = events;
    const rest = await readStream(await ask(id, { chatId: "thought" }, { "last-event-id": first?.id ?? "" })).rest();
    expect(rest.map(({ event }) => event).slice(0, 3)).toEqual(["thinking", "thinking", "token"]);
    expect(rest[0]?.data).toBe("Let me see. Ah.");
    expect(textOf(rest)).toBe("It is four.");
  });
});
