import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { canvasEvent, predictionEvent } from "@/domain/api/contracts/prediction-event";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { apiClient } from "./testing/api-client";
import { conversationFlow } from "./testing/conversation-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
let flow: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flow = await api.makeFlow(conversationFlow(model.origin));
});
afterAll(() => Promise.all([api.close(), model.close()]));

describe("the API document", () => {
  it("is there for everybody, with this server's address in it, and for pages of any origin", async () => {
    const { send, ok } = apiClient(api.origin, "");
    const document = await ok("GET", "/openapi.json");
    expect(document.servers).toEqual([{ url: `${api.origin}/api/v1` }]);
    expect(document.paths["/prediction/{id}"].post.operationId).toBe("prediction");
    const response = await send("GET", "/openapi.json", { headers: { origin: "https://viewer.example" } });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("names the address that the operator set", async () => {
    const named = await startApi({ APP_URL: "https://weft.example.com" });
    const document = await apiClient(named.origin, "").ok("GET", "/openapi.json");
    expect(document.servers).toEqual([{ url: "https://weft.example.com/api/v1" }]);
    await named.close();
  });

  it("describes every frame of a stream, with all of its keys", async () => {
    model.script({ text: "word0 word1 word2" });
    const key = await api.makeKey(["predict"]);
    const events = await frames("/prediction", predictionEvent, { authorization: `Bearer ${key}` });
    expect(events).toEqual(expect.arrayContaining(["start", "token", "metadata", "end"]));
  });

  it("describes every frame that the canvas gets", async () => {
    model.script({ text: "word0 word1 word2" });
    const { actor } = api.workspace.owner;
    const token = await api.runtime.auth.newSession({ userId: actor.userId, epoch: 0 });
    const headers = { cookie: `weft-session=${token}`, "x-request-from": "internal" };
    expect(await frames("/internal-prediction", canvasEvent, headers)).toContain("step");
  });

  it("describes the frames of a run that fails", async () => {
    model.script({ status: 400 });
    const key = await api.makeKey(["predict"]);
    expect(await frames("/prediction", predictionEvent, { authorization: `Bearer ${key}` })).toEqual(["error", "end"]);
  });
});

describe("a flow's own document", () => {
  const settings = {
    apiConfig: {
      overrideConfig: {
        status: true,
        nodes: {
          Model: [
            { name: "temperature", enabled: true },
            { name: "modelName", enabled: false },
            { name: "basepath", enabled: true },
          ],
        },
        variables: [{ name: "user_name", enabled: true }],
      },
    },
  };

  it("is for those who may call the flow", async () => {
    const closed = await api.makeFlow(conversationFlow(model.origin));
    const { send } = apiClient(api.origin, "");
    expect((await send("GET", `/openapi/${closed}`)).status).toBe(401);
    const other = await api.makeKey(["predict"], [], api.stranger);
    expect((await send("GET", `/openapi/${closed}`, { key: other })).status).toBe(401);
    const open = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
    expect((await send("GET", `/openapi/${open}`)).status).toBe(200);
  });

  it("has the flow's id and name in it, and what callers may replace with its type", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), { settings });
    const document = await apiClient(api.origin, await api.makeKey(["predict"])).ok("GET", `/openapi/${id}`);
    expect(document.info).toMatchObject({ title: "Flow", description: expect.stringContaining("needs a key") });
    expect(document.servers).toEqual([{ url: `${api.origin}/api/v1` }]);
    const { security, parameters, requestBody } = document.paths[`/prediction/${id}`].post;
    expect(security).toEqual([{ apiKey: ["predict"] }]);
    // The id stands in the address; what is left is the version one may ask for.
    expect(parameters).toMatchObject([{ in: "query", name: "version", required: false }]);
    const { overrideConfig, question } = requestBody.content["application/json"].schema.properties;
    expect(question).toMatchObject({ type: "string" });
    expect(Object.keys(overrideConfig.properties)).toEqual(["sessionId", "temperature", "vars"]);
    expect(overrideConfig.properties.temperature).toMatchObject({
      type: "number",
      description: "Temperature of Model",
    });
    expect(overrideConfig.properties.vars.properties).toEqual({ user_name: { type: "string" } });
    expect(JSON.stringify(document)).not.toContain("Be brief");
  });

  it("asks for no key when the flow is public, and offers nothing to replace when its owner says so", async () => {
    const id = await api.makeFlow(conversationFlow(model.origin), { isPublic: true });
    const document = await apiClient(api.origin, "").ok("GET", `/openapi/${id}`);
    const { security, requestBody } = document.paths[`/prediction/${id}`].post;
    expect(security).toEqual([{}]);
    const { overrideConfig } = requestBody.content["application/json"].schema.properties;
    expect(Object.keys(overrideConfig.properties)).toEqual(["sessionId"]);
  });
});

/** Names of a stream's events, each of which must be exactly what the schema describes. */
async function frames(
  path: string,
  schema: z.ZodType<{ event: string }>,
  headers: Record<string, string>,
): Promise<string[]> {
  const body = { question: "hi", streaming: true };
  const response = await apiClient(api.origin, "").send("POST", `${path}/${flow}`, { headers, body });
  const text = await response.text();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, json = ""]) => {
    const read: unknown = JSON.parse(json);
    const parsed = schema.parse(read);
    expect(parsed).toEqual(read);
    return parsed.event;
  });
}
