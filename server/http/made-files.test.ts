import { afterAll, beforeAll, expect, it } from "vitest";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { createCredential } from "@/server/services/credentials/create-credential";
import { startStep, stepNode, stepWire } from "./testing/asking-flow";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let model: ModelServer;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
});
afterAll(() => Promise.all([api.close(), model.close()]));

it("a picture that the provider drew is a file of the conversation, and whoever may call the flow can have it", async () => {
  const values = { openAIApiKey: "sk-test" };
  const { id: credential } = await createCredential(api.workspace.owner, { name: "Key", type: "openAIApi", values });
  const flow = await api.makeFlow(
    {
      nodes: [
        startStep,
        stepNode("agentAgentflow_0", {
          ...{ agentModel: "chatOpenAI", agentToolsBuiltInOpenAI: ["image_generation"] },
          agentModelConfig: { credential, modelName: "m", basepath: `${model.origin}/v1` },
        }),
      ],
      edges: [stepWire("startAgentflow_0", "agentAgentflow_0")],
    },
    { kind: "agentflow" },
  );
  const headers = { "content-type": "application/json", authorization: `Bearer ${await api.makeKey(["predict"])}` };
  const base64 = Buffer.from("pixels").toString("base64");
  model.script({ text: "Here it is.", builtIn: { picture: { prompt: "a loom", base64 } } });
  const draw = async () => {
    const body = JSON.stringify({ question: "Draw a loom", chatId: "drawn" });
    const response = await fetch(`${api.origin}/api/v1/prediction/${flow}`, { method: "POST", headers, body });
    return (await response.json()) as { text: string; artifacts: unknown };
  };
  expect(await draw()).toMatchObject({
    text: "Here it is.",
    artifacts: [{ type: "png", data: "FILE-STORAGE::picture.png" }],
  });
  expect(await draw()).toMatchObject({ artifacts: [{ type: "png", data: "FILE-STORAGE::picture (2).png" }] });
  const address = `${api.origin}/api/v1/get-upload-file?chatflowId=${flow}&chatId=drawn&fileName=picture.png`;
  const file = await fetch(address, { headers });
  expect([file.headers.get("content-type"), await file.text()]).toEqual(["image/png", "pixels"]);
  expect((await fetch(address.replace("drawn", "another"), { headers })).status).toBe(404);
});
