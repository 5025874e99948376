import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { catalogue } from "../catalogue";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { finished, paused, runModelStep, type ModelStepRun } from "../testing/run-model-step";
import { someTools } from "../testing/turn";

let server: ModelServer;
const tools = someTools(fetch);
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => void (server.requests.length = 0));

const fixed = { humanInputDescriptionType: "fixed", humanInputDescription: "Shall I send it?" };
const dynamic = () => ({
  humanInputDescriptionType: "dynamic",
  humanInputModel: "chatOpenAI",
  humanInputModelPrompt: "Sum it up.",
  humanInputModelConfig: { basepath: `${server.origin}/v1`, FLOWISE_CREDENTIAL_ID: "key" },
});
const run = (inputs: Record<string, unknown>, options: ModelStepRun = {}) =>
  runModelStep("humanInputAgentflow", inputs, tools, { credentials: { key: { openAIApiKey: "k" } }, ...options });

const draft = { role: "user" as const, content: "Dear Jane, …", name: "writer" };
const messages = [{ role: "user" as const, content: "Write to Jane" }, draft];

test("a fixed question stands under what was said last, and is told as it waits", async () => {
  const outcome = await run(fixed, { messages, streaming: true });
  expect(paused(outcome).pause).toEqual({
    content: "Dear Jane, …\n\nShall I send it?",
    labels: { proceed: "Proceed", reject: "Reject" },
    input: { messages: [...messages, { role: "assistant", content: "Shall I send it?" }] },
    feedback: true,
  });
  expect(outcome.scope.streamed()).toBe("Dear Jane, …\n\nShall I send it?");
});

test("a fixed question that is empty asks whether to proceed", async () => {
  const outcome = await run({ ...fixed, humanInputDescription: "" });
  expect(paused(outcome).pause.content).toBe("Do you want to proceed?");
});

test("a dynamic question is the model's, asked with the conversation and the prompt", async () => {
  server.script({ text: "I wrote to Jane. All right?" });
  const outcome = await run(dynamic(), { messages, past: [{ role: "user", content: "Hello" }] });
  expect(paused(outcome).pause.content).toBe("I wrote to Jane. All right?");
  expect(server.requests[0]?.body.messages?.map(({ content }) => content)).toEqual([
    "Hello",
    "Write to Jane",
    "Dear Jane, …",
    "Sum it up.",
  ]);
  expect(outcome.scope.events).toContainEqual(expect.objectContaining({ type: "usage" }));
});

async function decide(type: string, feedback: string, inputs: Record<string, unknown> = fixed) {
  const { resume } = paused(await run(inputs, { messages }));
  return finished(await run(inputs, { messages, resumed: { kept: resume, decision: { type, feedback } } }));
}

test("a yes follows the first way and says what the person said", async () => {
  expect(await decide("proceed", "looks fine")).toEqual({
    output: {
      content: "looks fine",
      conditions: [
        { type: "proceed", startNodeId: "humanInputAgentflow_0", feedback: "looks fine", isFulfilled: true },
        { type: "reject", startNodeId: "humanInputAgentflow_0", feedback: "looks fine", isFulfilled: false },
      ],
    },
    messages: [
      { role: "assistant", content: "Shall I send it?" },
      { role: "user", content: "looks fine" },
    ],
    follow: ["0"],
  });
});

test.each(["reject", "perhaps"])("%s follows the second way", async (type) => {
  const result = await decide(type, "");
  expect(result.follow).toEqual(["1"]);
  expect(result.output).toMatchObject({ content: type, conditions: [{ isFulfilled: false }, { isFulfilled: true }] });
  expect(result.messages).toEqual([{ role: "assistant", content: "Shall I send it?" }]);
});

test("feedback stays out of the conditions when it is switched off", async () => {
  const result = await decide("proceed", "hm", { ...fixed, humanInputEnableFeedback: false });
  expect(JSON.stringify(result.output.conditions)).not.toContain("hm");
  expect(paused(await run({ ...fixed, humanInputEnableFeedback: false })).pause.feedback).toBe(false);
});

test("no model is asked again when the person has decided", async () => {
  server.script({ text: "All right?" });
  const { resume } = paused(await run(dynamic(), { messages }));
  await run(dynamic(), { messages, resumed: { kept: resume, decision: { type: "proceed", feedback: "" } } });
  expect(server.requests).toHaveLength(1);
});

test("a run that begins with a person's decision still knows its question", async () => {
  const { resume } = paused(await run(fixed, { input: "Order socks" }));
  const decision = { type: "proceed", feedback: "" };
  const result = finished(await run(fixed, { input: "Order socks", resumed: { kept: resume, decision } }));
  expect(result.messages?.[0]).toEqual({ role: "user", content: "Order socks" });
});

test("it waits as long as its author allows, and for ever when that is nothing", async () => {
  const began = Date.now();
  const { pause } = paused(await run({ ...fixed, humanInputTimeLimit: "3", humanInputTimeLimitUnit: "days" }));
  const span = new Date(pause.expires?.at ?? "").getTime() - began;
  expect(Math.round(span / 3_600_000)).toBe(72);
  expect(pause.expires?.outcome).toBe("reject");
  for (const humanInputTimeLimit of [undefined, "", 0])
    expect(paused(await run({ ...fixed, humanInputTimeLimit })).pause).not.toHaveProperty("expires");
});

test("when nobody has decided in time it follows the second way, or fails", async () => {
  const limited = { ...fixed, humanInputTimeLimit: 1, humanInputTimeLimitUnit: "hours" };
  const { resume } = paused(await run(limited, { messages }));
  const decision = { type: "reject", feedback: "", expired: true };
  const result = finished(await run(limited, { messages, resumed: { kept: resume, decision } }));
  expect(result.follow).toEqual(["1"]);
  expect(result.output).toMatchObject({ content: "reject", expired: true });
  const failing = run({ ...limited, humanInputTimeLimitThen: "fail" }, { resumed: { kept: resume, decision } });
  await expect(failing).rejects.toThrow("Nobody decided within 1 hour.");
});

test("its ways on are called Proceed and Reject", () => {
  expect(catalogue().get("humanInputAgentflow")?.outputs).toMatchObject([
    { name: "0", label: "Proceed" },
    { name: "1", label: "Reject" },
  ]);
});
