import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { askBeforeSending } from "./seed-flows/ask-before-sending";
import { eachInTurn } from "./seed-flows/each-in-turn";
import { humanInTheLoop } from "./seed-flows/human-in-the-loop";
import { lookItUp } from "./seed-flows/look-it-up";
import { planThenDo } from "./seed-flows/plan-then-do";
import { researchAndWrite } from "./seed-flows/research-and-write";
import { twoAgentChat } from "./seed-flows/two-agent-chat";

let api: TestApi;
let key: string;
beforeAll(async () => {
  api = await startApi();
  key = await api.makeKey(["predict"]);
});
afterAll(() => api.close());

/** Asks through the API, as a program with the quick start's key does. */
async function ask(flow: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}
const make = ({ document }: { document: FlowDocument }) => api.makeFlow(document, { kind: "agentflow" });

describe("the agentflow that asks before sending", () => {
  const message = "The loom is ready.";

  it("lets a message to a colleague out at once", async () => {
    const flow = await make(askBeforeSending);
    const form = { to: "ada@example.com", message };
    expect((await ask(flow, { form }))["text"]).toBe(`Sent. To ada@example.com: ${message}`);
  });

  it.each([
    ["proceed", `Approved and sent. To joe@elsewhere.org: ${message}`],
    ["reject", "Not sent. What you said: too blunt"],
  ])("keeps another one until a person decides: %s", async (type, text) => {
    const flow = await make(askBeforeSending);
    const waiting = await ask(flow, { form: { to: "joe@elsewhere.org", message } });
    expect(waiting).toMatchObject({
      text: expect.stringContaining("joe@elsewhere.org is no colleague"),
      action: { mapping: { approve: "Proceed", reject: "Reject" } },
    });
    const humanInput = { type, feedback: "too blunt" };
    expect(await ask(flow, { chatId: waiting["chatId"], humanInput })).toMatchObject({ text });
  });
});

it.each([
  ["When is the pool open?", "The pool is open from seven to nine in the evening, every day."],
  ["And the zoo?", "I know when the library, the pool and the museum are open."],
])("the agentflow that looks things up decides by what it found: %s", async (question, text) => {
  expect((await ask(await make(lookItUp), { question }))["text"]).toBe(text);
});

it("the agentflow with an iteration works for each item, in their order", async () => {
  const { text } = await ask(await make(eachInTurn), { question: "apple, fig, cherry" });
  expect(text).toBe("apple: 5 letters\nfig: 3 letters\ncherry: 6 letters");
});

describe("agents that converse", () => {
  const told = ({ agentReasoning }: Record<string, unknown>) =>
    (agentReasoning as { agentName: string }[]).map(({ agentName }) => agentName);

  it("answer each other once", async () => {
    const reply = await ask(await make(twoAgentChat), { question: "Where do batteries go?" });
    expect(reply["text"]).toContain("Batteries go back to any shop that sells batteries.");
    expect(told(reply)).toEqual(["Asker", "Helper"]);
  });

  it("wait for a person until they end it", async () => {
    const flow = await make(humanInTheLoop);
    const waiting = await ask(flow, { question: "Where can we swim?" });
    expect(waiting["text"]).toContain("Replying as Customer. Provide feedback to Planner.");
    const say = (feedback: string) =>
      ask(flow, { chatId: waiting["chatId"], humanInput: { type: "proceed", feedback } });
    await say("What about the castle and its garden?");
    const ended = await say("exit");
    expect(ended["text"]).toContain("garden is open every day");
    expect(told(ended)).toEqual(["Customer", "Planner", "Customer", "Planner"]);
  });

  it("plan, then do", async () => {
    const reply = await ask(await make(planThenDo), { question: "What is the plan for the move?" });
    expect(told(reply)).toEqual(["Asker", "Manager", "Planner", "Manager", "Doer", "Manager"]);
    expect(reply["text"]).toContain("the van comes on Friday");
  });

  it("find out, then write", async () => {
    const reply = await ask(await make(researchAndWrite), { question: "What is known about looms?" });
    expect(told(reply)).toEqual(["Asker", "Researcher", "Writer"]);
    expect(reply["text"]).toContain("Long before books");
  });
});
