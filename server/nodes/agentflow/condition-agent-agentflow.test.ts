import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { catalogue } from "../catalogue";
import { type ModelServer, startModelServer } from "../testing/model-server";
import { finished, runModelStep, type ModelStepRun } from "../testing/run-model-step";
import { someTools } from "../testing/turn";
import { chosenScenario } from "./chosen-scenario";

let server: ModelServer;
const tools = someTools(fetch);
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => void (server.requests.length = 0));

const scenarios = ["User is asking for refund", "User is looking for item", "User is chatting casually"];

const choose = (inputs: Record<string, unknown> = {}, run: ModelStepRun = {}) =>
  runModelStep(
    "conditionAgentAgentflow",
    {
      conditionAgentModel: "chatOpenAI",
      conditionAgentModelConfig: { basepath: `${server.origin}/v1`, FLOWISE_CREDENTIAL_ID: "key" },
      conditionAgentInstructions: "Find out what they want.",
      conditionAgentInput: "Where are the socks?",
      conditionAgentScenarios: scenarios.map((scenario) => ({ scenario })),
      ...inputs,
    },
    tools,
    { credentials: { key: { openAIApiKey: "k" } }, ...run },
  );

const sent = () => server.requests[0]?.body.messages ?? [];

test("the scenario that the model names is followed", async () => {
  server.script({ text: '{"output": "User is looking for item"}' });
  const outcome = await choose({}, { input: "Where are the socks?" });
  expect(finished(outcome)).toMatchObject({
    follow: ["1"],
    output: {
      content: '{"output": "User is looking for item"}',
      conditions: [
        { output: scenarios[0], isFulfilled: false },
        { output: scenarios[1], isFulfilled: true },
        { output: scenarios[2], isFulfilled: false },
      ],
      usageMetadata: { total_tokens: 18 },
    },
    messages: [{ role: "user", content: "Where are the socks?" }],
  });
});

test("the model gets the task as JSON after an example and the conversation, and nothing is streamed", async () => {
  server.script({ text: '{"output": "User is chatting casually"}' });
  const outcome = await choose({}, { past: [{ role: "assistant", content: "Hello!" }], streaming: true });
  expect(sent().map(({ role }) => role)).toEqual(["system", "user", "assistant", "assistant", "user", "user"]);
  expect(JSON.parse(String(sent().at(-1)?.content))).toEqual({
    input: "Where are the socks?",
    scenarios,
    instruction: "Find out what they want.",
  });
  expect(outcome.scope.streamed()).toBe("");
});

test("an own system prompt counts only when it is switched on", async () => {
  server.script({ text: '{"output": "User is chatting casually"}' });
  const mine = { conditionAgentSystemPrompt: "Choose well." };
  await choose({ ...mine, conditionAgentOverrideSystemPrompt: true });
  expect(sent()[0]).toEqual({ role: "system", content: "Choose well." });
  server.requests.length = 0;
  await choose(mine);
  expect(sent()[0]?.content).not.toBe("Choose well.");
});

test("without memory the model judges the input alone, and the task is still asked", async () => {
  server.script({ text: '{"output": "User is chatting casually"}' });
  await choose(
    { conditionAgentEnableMemory: false },
    { messages: [{ role: "user", content: "earlier" }], past: [{ role: "user", content: "long ago" }] },
  );
  expect(JSON.stringify(sent())).not.toMatch(/earlier|long ago/);
  expect(JSON.parse(String(sent().at(-1)?.content))).toMatchObject({ input: "Where are the socks?" });
});

test("a later step adds nothing to the conversation", async () => {
  server.script({ text: '{"output": "User is chatting casually"}' });
  const outcome = await choose({}, { messages: [{ role: "user", content: "earlier" }] });
  expect(finished(outcome).messages).toEqual([]);
});

test("the built-in model's words, which are no JSON, lead somewhere too", async () => {
  const stored = {
    conditionAgentModel: "builtinAnswerer",
    conditionAgentScenarios: [{ scenario: "a" }, { scenario: "b" }],
  };
  const outcome = await runModelStep("conditionAgentAgentflow", stored, tools);
  expect(finished(outcome).follow).toEqual([expect.stringMatching(/^[01]$/)]);
});

test.each([
  ["word for word", '{"output": "User is looking for item"}', 1],
  ["in a code block", '```json\n{"output": "User is asking for refund"}\n```', 0],
  ["in other letters", '{"output": "USER IS ASKING FOR REFUND"}', 0],
  ["by its beginning", '{"output": "User is look"}', 1],
  ["by a part of it", '{"output": "casually"}', 2],
  ["inside a sentence", '{"output": "I think: user is looking for item, clearly"}', 1],
  ["as bare text", '"User is asking for refund."', 0],
  ["not at all", '{"output": "something else"}', 2],
  ["with nothing", '{"output": ""}', 2],
  ["with an empty reply", "", 2],
])("a scenario that is named %s is found", (_, reply, index) => {
  expect(chosenScenario(reply, scenarios)).toBe(index);
});

test("it has one way on for each scenario", () => {
  const spec = catalogue().get("conditionAgentAgentflow");
  expect(spec?.step?.branches).toEqual({ kind: "rows", input: "conditionAgentScenarios" });
});

test("a 500 of the model's server ends the step with its words", async () => {
  server.script({ status: 500 });
  await expect(choose()).rejects.toThrow("scripted 500");
});
