import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { executionSteps } from "@/server/data/schema/executions";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
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
