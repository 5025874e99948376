import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { edgeId } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { deleteSessions } from "@/server/services/messages/delete-sessions";
import { deleteMessages } from "@/server/services/messages/delete-messages";
import { conversationFlow } from "./testing/conversation-flow";
import { deskOf } from "./desk-of";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let key: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  key = await api.makeKey(["predict", "messages"]);
});
beforeEach(() => void (model.requests.length = 0));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

/*
 *  chatOpenAICustom ──model──▶ conversationSummaryMemory ──memory──▶ conversationChain
 *                   ──model──────────────────────────────────────▶
 */
function summaryFlow(): FlowDocument {
  const { nodes, edges } = conversationFlow(model.origin);
  const ends = {
    ...{ source: "chatOpenAICustom_0", sourceHandle: "chatOpenAICustom" },
    ...{ target: "conversationSummaryMemory_0", targetHandle: "model" },
  };
  const renamed = JSON.parse(
    JSON.stringify({ nodes, edges }).replaceAll("bufferMemory", "conversationSummaryMemory"),
  ) as FlowDocument;
  return { ...renamed, edges: [...renamed.edges, { ...ends, id: edgeId(ends) }] };
}

const headers = () => ({ "content-type": "application/json", authorization: `Bearer ${key}` });
async function ask(flowId: string, question: string, sessionId = "s"): Promise<string[]> {
  model.requests.length = 0;
  model.script({ text: `after ${question}` });
  const response = await fetch(`${api.origin}/api/v1/prediction/${flowId}`, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify({ question, overrideConfig: { sessionId } }),
  });
  expect(response.status).toBe(200);
  return model.requests.map((request) => JSON.stringify(request.body.messages));
}

it("a summary is kept between questions, per session and flow, and goes with the session's messages", async () => {
  const [flowId, otherFlowId] = await Promise.all([api.makeFlow(summaryFlow()), api.makeFlow(summaryFlow())]);
  expect(await ask(flowId, "alpha")).toHaveLength(1);

  const second = await ask(flowId, "beta");
  expect(second).toHaveLength(2);
  expect(second[0]).toContain("Person: alpha");
  expect(second[1]).toContain("Summary of our conversation so far: after beta");

  const third = await ask(flowId, "gamma");
  expect(third).toHaveLength(2);
  expect(third[0]).toContain("Summary so far:\\nafter beta");
  expect(third[0]).toContain("Person: beta");
  expect(third[0]).not.toContain("Person: alpha");

  expect(await ask(flowId, "delta", "t")).toHaveLength(1);
  expect(await ask(otherFlowId, "delta")).toHaveLength(1);

  const gone = await fetch(`${api.origin}/api/v1/chatmessage/${flowId}?sessionId=s`, {
    method: "DELETE",
    headers: headers(),
  });
  expect(gone.status).toBe(200);
  expect(await ask(flowId, "epsilon")).toHaveLength(1);
  const later = await ask(flowId, "zeta");
  expect(later[0]).toContain("Summary so far:\\n(none)");
});

it("a summary does not outlive one message that it may repeat", async () => {
  const flowId = await api.makeFlow(summaryFlow());
  for (const question of ["alpha", "beta", "gamma"]) await ask(flowId, question);
  const messages: { id: string; content: string }[] = await (
    await fetch(`${api.origin}/api/v1/chatmessage/${flowId}?sessionId=s`, { headers: headers() })
  ).json();
  const first = messages.find(({ content }) => content === "after alpha");
  await deleteMessages({ ...api.workspace.owner, runs: deskOf(api.runtime) }, { flowId, messageId: first?.id ?? "" });
  const [summary] = await ask(flowId, "delta");
  expect(summary).toContain("Summary so far:\\n(none)");
  expect(summary).toContain("Person: beta");
  expect(summary).not.toContain("alpha");
});

it("a summary goes with its session when conversations are deleted as a whole", async () => {
  const flowId = await api.makeFlow(summaryFlow());
  for (const question of ["alpha", "beta"]) await ask(flowId, question);
  const kept = () => api.database.statement("select session_id from session_summaries where flow_id = $1", [flowId]);
  expect(await kept()).toHaveLength(1);
  await deleteSessions({ ...api.workspace.owner, runs: deskOf(api.runtime) }, { flowId, sessionIds: ["s"] });
  expect(await kept()).toEqual([]);
});
