// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { toChatEvent } from "./chat-event";
import { createChatStorage } from "./chat-storage";
import { createChat, type ChatPorts, type Question } from "./chat-store";

const action = {
  id: "1",
  mapping: { approve: "Send it", reject: "Drop it" },
  elements: [],
  data: { nodeId: "human_0", nodeLabel: "Human", input: {} },
};

/** A chat whose server answers each question with these wire events. */
function start(answers: (readonly [name: string, data: unknown])[][]) {
  const values = new Map<string, string>();
  const area = () => ({
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  });
  const asked: Question[] = [];
  const nothing = async () => undefined;
  const ports: ChatPorts = {
    storage: createChatStorage("flow", area),
    async *ask(question) {
      asked.push(question);
      for (const [name, data] of answers[asked.length - 1] ?? []) {
        const event = toChatEvent(name, data);
        if (event) yield event;
      }
    },
    uploads: async () => [],
    ...{ drop: () => undefined, hear: () => undefined, judge: nothing, keepLead: nothing, abort: nothing },
    hooks: () => ({}),
  };
  const chat = createChat(ports);
  return { chat, asked, exchanges: () => chat.state.getState().exchanges, again: () => createChat(ports) };
}

const waiting = [
  ["token", "Send it?"],
  ["action", action],
  ["metadata", { chatId: "c", executionId: "e" }],
  ["end", "[DONE]"],
] as const;
const sent = [
  ["token", "Sent."],
  ["metadata", { chatId: "c" }],
  ["end", "[DONE]"],
] as const;

describe("a chat whose flow waits for a person", () => {
  it("sends the decision with its words to the step that waits, once", async () => {
    const it = start([[...waiting], [...sent]]);
    await it.chat.send("a mail");
    expect(it.exchanges()[0]?.reply).toMatchObject({ text: "Send it?", action: { data: { nodeId: "human_0" } } });
    const decision = it.chat.decide("proceed", " looks fine ");
    await Promise.all([decision, it.chat.decide("reject", "")]);
    expect(it.asked).toHaveLength(2);
    expect(it.asked[1]).toMatchObject({
      chatId: "c",
      given: { humanInput: { type: "proceed", startNodeId: "human_0", feedback: "looks fine" } },
    });
    expect(it.exchanges()[0]?.reply.decided).toBe("proceed");
    expect(it.exchanges()[1]).toMatchObject({ question: "Send it\nlooks fine", reply: { text: "Sent." } });
    await it.chat.decide("reject", "");
    expect(it.asked).toHaveLength(2);
  });

  it("still waits after the page was loaded anew, and knows what was decided", async () => {
    const it = start([[...waiting], [...sent]]);
    await it.chat.send("a mail");
    const reloaded = it.again();
    expect(reloaded.state.getState().exchanges.at(-1)?.reply.action?.mapping.approve).toBe("Send it");
    await reloaded.decide("reject", "");
    expect(it.asked[1]?.given).toEqual({ humanInput: { type: "reject", startNodeId: "human_0", feedback: "" } });
    expect(it.again().state.getState().exchanges[0]?.reply.decided).toBe("reject");
  });

  it("takes no decision any more once it was decided elsewhere", async () => {
    const it = start([[...waiting], [...sent]]);
    await it.chat.send("a mail");
    it.chat.closeAction();
    await it.chat.decide("proceed", "");
    expect(it.asked).toHaveLength(1);
    expect(it.exchanges()[0]?.reply.decided).toBe("elsewhere");
  });
});

it("a form is sent in place of a question, and asked again as it was", async () => {
  const it = start([[...sent], [...sent]]);
  await it.chat.giveForm({ subject: "looms", urgent: true }, "Subject: looms");
  await it.chat.retry();
  expect(it.asked.map(({ given }) => given)).toEqual([
    { form: { subject: "looms", urgent: true } },
    { form: { subject: "looms", urgent: true } },
  ]);
  expect(it.exchanges()).toMatchObject([{ question: "Subject: looms", reply: { text: "Sent." } }]);
});

it("a step whose end is told twice stands once in the trace, with its time", async () => {
  const step = (status: string, more: object = {}) => ({ nodeId: "a", label: "A", nodeLabel: "A", status, ...more });
  const it = start([
    [
      ["nextAgentFlow", step("INPROGRESS")],
      ["step", step("INPROGRESS")],
      ["step", step("FINISHED", { ms: 7 })],
      ["nextAgentFlow", step("FINISHED")],
      ["nextAgentFlow", step("INPROGRESS")],
      ["nextAgentFlow", step("ERROR", { error: "no" })],
      ...sent,
    ],
  ]);
  await it.chat.send("q");
  expect(it.exchanges()[0]?.reply.steps).toMatchObject([
    { status: "FINISHED", ms: 7 },
    { status: "ERROR", error: "no" },
  ]);
});
