import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiAreas } from "@/domain/api/api-areas";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { apiKeys } from "@/server/data/schema/keys";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { makeSamples, sampleBody, samplePath } from "./testing/sample-paths";
import { startApi, type TestApi } from "./testing/start-api";

// Made from the contracts: no answer of any endpoint may hold what nobody may read, whoever asks.

const secret = "sk-canary-7f3d9b1e5a";

let api: TestApi;
let model: ModelServer;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
});
afterAll(() => Promise.all([api.close(), model.close()]));

it("no answer holds a credential's secret, or what a key is recognised by", async () => {
  // The provider repeats the key in what it refuses and in what it says.
  model.script(...Array.from({ length: 50 }, () => ({ text: `Your key is ${secret}, is it not?` })));
  const things = await makeSamples(api, api.workspace, { isPublic: true });
  const { send, ok } = apiClient(api.origin, things.key);
  const credential = await ok("POST", "/credentials", {
    body: { name: "Canary", credentialName: "openAIApi", plainDataObj: { openAIApiKey: secret } },
  });
  const flow = await api.makeFlow(withCredential(conversationFlow(model.origin), credential.id), { isPublic: true });
  const asked = await ok("POST", `/prediction/${flow}`, { body: { question: "Which key?", chatId: "a-chat" } });
  expect(model.requests.at(-1)?.headers["authorization"]).toBe(`Bearer ${secret}`);
  expect(asked.text).toContain("Your key is");

  const [row] = await api.database.db.select().from(apiKeys).where(eq(apiKeys.id, things.apiKey));
  const hidden = [secret, createHash("sha256").update(things.key).digest("hex"), row?.hash ?? "no hash"];
  const { actor } = api.workspace.owner;
  const session = await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 });
  const signedIn = { key: "", headers: { cookie: `weft-session=${session}`, "x-request-from": "internal" } };
  const samples = { ...things, flow, credential: credential.id };
  // A stream of news has no end; what it tells is read from the list of messages.
  const contracts = apiAreas
    .flatMap((area) => Object.values(area.contracts))
    .filter(({ path }) => path !== "/chats/:id/events");
  let answered = 0;
  for (const contract of contracts.toSorted((one, other) => last(one.method) - last(other.method)))
    for (const who of [{}, signedIn, { key: "" }]) {
      const sent = { ...sampleBody(contract, samples), ...who };
      const response = await send(contract.method, samplePath(contract, samples), sent);
      const told = `${JSON.stringify([...response.headers])}${await response.text()}`;
      for (const text of hidden) expect([contract.method, contract.path, told.includes(text)]).toContain(false);
      if (response.ok) answered += 1;
    }
  expect(answered).toBeGreaterThan(contracts.length / 2);
});

it("an editor who types an address of theirs is not sent the key, and the owner can name a server that may have it", async () => {
  const { ok, send } = apiClient(api.origin, await api.makeKey(["predict", "manage"]));
  const values = { name: "Mine", credentialName: "openAIApi" };
  const { id } = await ok("POST", "/credentials", { body: { ...values, plainDataObj: { openAIApiKey: secret } } });
  const flow = await api.makeFlow(withCredential(conversationFlow("https://llm.example"), id));
  const seen: string[] = [];
  const { fetch } = api.outside;
  api.outside.fetch = async (input) => {
    seen.push(input instanceof Request ? input.url : String(input));
    return Response.json({ choices: [{ index: 0, message: { role: "assistant", content: "Yours." } }] });
  };
  try {
    const refused = await send("POST", `/prediction/${flow}`, { body: { question: "q" } });
    expect([refused.status, (await refused.json()).message]).toEqual([
      500,
      expect.stringMatching(/may be sent to api\.openai\.com only, not to llm\.example.*“Other hosts”/),
    ]);
    expect(seen).toEqual([]);

    const change = (openAIApiKey: string) =>
      send("PUT", `/credentials/${id}`, {
        body: { ...values, plainDataObj: { openAIApiKey, otherHosts: "llm.example" } },
      });
    const { plainDataObj } = await ok("GET", `/credentials/${id}`);
    const sly = await change(plainDataObj.openAIApiKey);
    expect([sly.status, (await sly.json()).message]).toEqual([400, expect.stringContaining("Enter the secret again")]);
    expect((await change(secret)).status).toBe(200);
    expect(await ok("POST", `/prediction/${flow}`, { body: { question: "q" } })).toMatchObject({ text: "Yours." });
    expect(seen).toEqual(["https://llm.example/v1/chat/completions"]);
    // Once named, the other values can be changed without it.
    expect((await change(plainDataObj.openAIApiKey)).status).toBe(200);
  } finally {
    api.outside.fetch = fetch;
  }
});

const last = (method: string): number => (method === "DELETE" ? 1 : 0);

const withCredential = (document: FlowDocument, credentialId: string): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.name.startsWith("chat") ? { ...node, name: "chatOpenAI", credentialId } : node,
  ),
});
