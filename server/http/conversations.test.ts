import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executions, executionSteps } from "@/server/data/schema/executions";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { readEvents } from "./testing/read-events";
import { startApi, type TestApi } from "./testing/start-api";
import { assistant, person, talkFlow } from "./testing/talk-flow";

let api: TestApi;
let key: string;
let model: ModelServer;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

interface Reply {
  text: string;
  chatId: string;
  executionId: string;
  agentReasoning?: { agentName: string; messages: string[]; usedTools: { tool: string; toolOutput: string }[] }[];
  action?: { data: { input: Record<string, unknown> } };
}

async function post(flow: string, body: object): Promise<Reply> {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Reply;
}
const make = (document: FlowDocument) => api.makeFlow(document, { kind: "agentflow" });

/** What was said in a run, as it is written down: `sender>receiver: content`. */
async function said(executionId: string): Promise<string[]> {
  const rows = await api.database.db
    .select()
    .from(executionSteps)
    .where(eq(executionSteps.executionId, executionId))
    .orderBy(executionSteps.seq);
  return rows.flatMap(({ trace: { data } }) =>
    data.turn ? [`${data.turn.sender}>${data.turn.receiver}: ${data.turn.content}`] : [],
  );
}

describe("two agents", () => {
  //   start ─▶ User ═▶ Assistant
  it("talk until one of them ends it, and the run answers with what was said last, without the word", async () => {
    model.script({ text: "Six times seven? Let me think." }, { text: "It is 42.\n\nTERMINATE" });
    const user = person({ agentHumanInputMode: "NEVER" });
    const flow = await make(talkFlow({ User: user, Assistant: assistant(model.origin) }, "start>User User>Assistant"));
    const { text, executionId } = await post(flow, { question: "What is 6 times 7?" });
    expect(text).toBe("It is 42.");
    expect(await said(executionId)).toEqual([
      "User>Assistant: What is 6 times 7?",
      "Assistant>User: Six times seven? Let me think.",
      "User>Assistant: ",
      "Assistant>User: It is 42.\n\nTERMINATE",
    ]);
  });

  it("wait for a person who always speaks: words are the reply, nothing lets the agent reply, exit ends it", async () => {
    model.script({ text: "one" }, { text: "two" }, { text: "three" });
    const flow = await make(
      talkFlow({ User: person(), Assistant: assistant(model.origin) }, "start>User User>Assistant"),
    );
    const first = await post(flow, { question: "go" });
    expect(first.text).toBe(
      "Replying as User. Provide feedback to Assistant. Press enter to skip and use auto-reply, or type 'exit' to end the conversation:",
    );
    expect(first.action?.data.input).toMatchObject({ kind: "human_input_request", agent: "User", from: "Assistant" });
    const { chatId, executionId } = first;
    const answer = (feedback: string) => post(flow, { chatId, humanInput: { type: "proceed", feedback } });
    expect((await answer("more")).text).toBe(first.text);
    expect((await answer("")).text).toBe(first.text);
    expect((await answer("exit")).text).toBe("three");
    expect(await said(executionId)).toEqual([
      "User>Assistant: go",
      "Assistant>User: one",
      "User>Assistant: more",
      "Assistant>User: two",
      "User>Assistant: ",
      "Assistant>User: three",
    ]);
  });
});

const openings = ["start>User", "User>Group"].join(" ");
const members = (origin: string, ...names: string[]) =>
  Object.fromEntries(
    names.map((name) => [name, { inside: "Group", ...assistant(origin, { agentDescription: `${name}s` }) }]),
  );
const bodies = () => model.requests.map(({ body }) => body.messages ?? []);

describe("a group", () => {
  //   start ─▶ User ═▶ Group { Writer, Critic }
  const make2 = (inputs: Record<string, unknown>) =>
    make(
      talkFlow(
        {
          User: person({ agentHumanInputMode: "NEVER" }),
          Group: { kind: "group", inputs: { groupMaxRound: 4, ...inputs } },
          ...members(model.origin, "Writer", "Critic"),
        },
        openings,
      ),
    );
  const speakers = async (executionId: string) => (await said(executionId)).map((line) => line.split(">")[0]);

  it("speaks in turn, and everybody hears everything under the name of who said it", async () => {
    model.requests.length = 0;
    model.script({ text: "a draft" }, { text: "too long" }, { text: "a shorter draft" });
    const flow = await make2({ groupSpeakerSelection: "round_robin", groupSendIntroductions: true });
    const { text, executionId } = await post(flow, { question: "Write a poem" });
    expect(text).toBe("a shorter draft");
    expect(await speakers(executionId)).toEqual(["User", "Writer", "Critic", "Writer"]);
    expect(bodies()[2]?.slice(1)).toEqual([
      { role: "user", name: "Group", content: expect.stringContaining("Critic: Critics") },
      { role: "user", name: "User", content: "Write a poem" },
      { role: "assistant", content: "a draft" },
      { role: "user", name: "Critic", content: "too long" },
    ]);
  });

  it("lets a model choose who speaks, asks it again when it names nobody, and then takes the next in the list", async () => {
    model.requests.length = 0;
    model.script(
      { text: "The Critic." },
      { text: "no" },
      { text: "?" },
      { text: "Both Writer and Critic" },
      { text: "I!" },
      { text: "yes TERMINATE" },
    );
    const chooser = {
      groupModel: "chatOpenAICustom",
      groupModelConfig: { modelName: "m", basepath: `${model.origin}/v1` },
    };
    const { executionId } = await post(await make2({ groupSpeakerSelection: "auto", ...chooser }), {
      question: "Poem?",
    });
    expect((await speakers(executionId)).slice(0, 3)).toEqual(["User", "Critic", "Writer"]);
    expect(JSON.stringify(bodies()[0])).toContain("Writer: Writers");
  });

  it("waits for a person who says who speaks", async () => {
    model.script({ text: "no TERMINATE" });
    const waiting = await post(await make2({ groupSpeakerSelection: "manual" }), { question: "Poem?" });
    const { chatId, executionId, action } = waiting;
    expect(action?.data.input).toMatchObject({ kind: "select_speaker", options: ["Writer", "Critic"], from: "User" });
    const done = await post(await flowOf(executionId), { chatId, humanInput: { type: "proceed", feedback: "2" } });
    expect(done.text).toBe("no");
    expect(await speakers(executionId)).toEqual(["User", "Critic"]);
  });

  it("draws lots that fall the same whenever the run is taken up", async () => {
    model.script({ text: "more" });
    const { executionId } = await post(await make2({ groupSpeakerSelection: "random" }), { question: "Poem?" });
    const spoke = await speakers(executionId);
    expect(spoke).toHaveLength(4);
    expect(spoke.slice(1).every((name) => name === "Writer" || name === "Critic")).toBe(true);
  });
});

async function flowOf(executionId: string): Promise<string> {
  const [row] = await api.database.db.select().from(executions).where(eq(executions.id, executionId));
  return row?.flowId ?? "";
}

describe("tools", () => {
  //   start ─▶ User ═▶ Assistant (calculator)
  it("that a model asks for are run by the other, once, and told in the reply", async () => {
    model.requests.length = 0;
    model.script({ tools: [{ name: "calculator", args: { input: "6*7" } }] }, { text: "42 TERMINATE" });
    const user = person({ agentHumanInputMode: "NEVER", agentToolsToExecute: [{ agentSelectedTool: "calculator" }] });
    const helper = assistant(model.origin, { agentToolsForModel: [{ agentSelectedTool: "calculator" }] });
    const flow = await make(talkFlow({ User: user, Assistant: helper }, "start>User User>Assistant"));
    const reply = await post(flow, { question: "6*7?" });
    expect(reply.text).toBe("42");
    expect(await said(reply.executionId)).toEqual([
      ...["User>Assistant: 6*7?", 'Assistant>User: calculator({"input":"6*7"})', "User>Assistant: 42"],
      "Assistant>User: 42 TERMINATE",
    ]);
    expect(bodies()[1]?.slice(2)).toMatchObject([
      { role: "assistant", tool_calls: [{ function: { name: "calculator" } }] },
      { role: "tool", content: "42" },
    ]);
    expect(reply.agentReasoning?.map(({ agentName }) => agentName)).toEqual(["User", "Assistant", "User", "Assistant"]);
    expect(reply.agentReasoning?.[2]?.usedTools).toEqual([
      { tool: "calculator", toolInput: { input: "6*7" }, toolOutput: "42" },
    ]);
  });
});

describe("code", () => {
  const talk = (code: string, inputs: object) => {
    model.script({ text: code }, { text: "TERMINATE" });
    const user = person({ agentHumanInputMode: "NEVER", ...inputs });
    return talkFlow({ User: user, Assistant: assistant(model.origin) }, "start>User User>Assistant");
  };

  it.each([
    ["```javascript\nconsole.log(6 * 7);\n```", "exitcode: 0 (execution succeeded)\nCode output: 42"],
    [
      "```js\nconsole.log(1);\nthrow new Error('no');\n```",
      "exitcode: 1 (execution failed)\nCode output: 1\nError: no",
    ],
    ["```python\nprint(1)\n```", "exitcode: 1 (execution failed)\nCode output: A block in python cannot be run"],
  ])("%s is run in the sandbox", async (code, result) => {
    const { executionId } = await post(await make(talk(code, { agentCodeExecution: true })), { question: "go" });
    expect((await said(executionId))[2]).toContain(`User>Assistant: ${result}`);
  });

  it("is not run unless its agent is told to", async () => {
    const { executionId } = await post(await make(talk("```js\nconsole.log(1);\n```", {})), { question: "go" });
    expect((await said(executionId))[2]).toBe("User>Assistant: ");
  });
});

describe("conversations", () => {
  it("come one after the other, each with what the earlier ones came to, and a step follows the last", async () => {
    model.script({ text: "a plan" }, { text: "done" }, { text: "It was planned and done." });
    const flow = await make(
      talkFlow(
        {
          User: person({ agentHumanInputMode: "NEVER" }),
          ...{ Planner: assistant(model.origin), Doer: assistant(model.origin) },
          Reply: { kind: "reply", inputs: { directReplyMessage: "Result: {{User}}" } },
        },
        "start>User User>Planner User>Doer User>Reply",
        {
          "User>Planner": { maxTurns: 1 },
          "User>Doer": { maxTurns: 1, message: "Do {{question}}", summaryMethod: "reflection_with_llm" },
        },
      ),
    );
    const { text, executionId } = await post(flow, { question: "the dishes" });
    expect(await said(executionId)).toEqual([
      ...["User>Planner: the dishes", "Planner>User: a plan", "User>Doer: Do the dishes\nContext: \na plan"],
      ...["Doer>User: done", "Doer>User: It was planned and done."],
    ]);
    expect(text).toBe("Result: It was planned and done.");
  });

  //   start ─▶ User ═▶ Writer ═▶ Nested ═▶ Critic
  it("are held inside others, before their owner replies", async () => {
    model.script({ text: "shorten it" });
    const flow = await make(
      talkFlow(
        {
          ...{ User: person({ agentHumanInputMode: "NEVER" }), Writer: assistant(model.origin) },
          ...{ Nested: { kind: "nested" }, Critic: assistant(model.origin) },
        },
        "start>User User>Writer Writer>Nested Nested>Critic",
        { "User>Writer": { maxTurns: 1 }, "Nested>Critic": { maxTurns: 1 } },
      ),
    );
    const { text, executionId } = await post(flow, { question: "a text" });
    expect(await said(executionId)).toEqual([
      ...["User>Writer: a text", "Writer>Critic: a text", "Critic>Writer: shorten it", "Writer>User: shorten it"],
    ]);
    expect(text).toBe("shorten it");
  });

  it("that nobody takes part in fail on the agent that begins them", async () => {
    const flow = await make(talkFlow({ User: person() }, "start>User"));
    const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ question: "q" }),
    });
    expect(await response.text()).toContain("“User” talks to nobody.");
  });
});

it("a stream tells each turn as it comes, and the step's end once", async () => {
  model.script({ text: "Hello" }, { text: "TERMINATE" });
  const user = person({ agentHumanInputMode: "NEVER" });
  const flow = await make(talkFlow({ User: user, Assistant: assistant(model.origin) }, "start>User User>Assistant"));
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ question: "hi", streaming: true }),
  });
  const events = await readEvents(response);
  const reasoning = events.filter(({ event }) => event === "agentReasoning").map(({ data }) => data as unknown[]);
  expect(reasoning.map((told) => told.length)).toEqual([1, 2, 3, 4]);
  const ofUser = events.filter(
    ({ event, data }) => event === "nextAgentFlow" && JSON.stringify(data).includes('"User"'),
  );
  expect(ofUser.map(({ data }) => (data as { status: string }).status)).toEqual(["INPROGRESS", "FINISHED"]);
  expect(events.flatMap(({ event, data }) => (event === "token" ? [data] : [])).join("")).toBe("Hello");
});

it("a stream tells what agents say as they say it, and as the answer only what is one", async () => {
  const [first, last] = ["Let me look at that for a while.", "The bees dance to tell each other the way. TERMINATE"];
  model.script({ text: first }, { text: last });
  const user = person({ agentHumanInputMode: "NEVER" });
  const document = talkFlow({ User: user, Assistant: assistant(model.origin) }, "start>User User>Assistant", {
    "User>Assistant": { maxTurns: 2 },
  });
  const response = await fetch(`${api.origin}/api/v1/prediction/${await make(document)}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ question: "hi", streaming: true }),
  });
  const events = await readEvents(response);
  const told = (name: string) => events.flatMap(({ event, data }) => (event === name ? [data] : []));
  const spoken = told("agentToken") as { agentName: string; token: string }[];
  expect(spoken.map(({ token }) => token).join("")).toBe(first + last);
  expect(spoken.length).toBeGreaterThan(10);
  expect(new Set(spoken.map(({ agentName }) => agentName))).toEqual(new Set(["Assistant"]));
  expect(told("token").join("")).toBe("The bees dance to tell each other the way.");
  expect(told("token").length).toBeGreaterThan(3);
});
