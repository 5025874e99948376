import { afterAll, beforeAll, expect, it } from "vitest";
import { askingFlow } from "@/server/http/testing/asking-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { pythonValue } from "./run-python";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it("runs of agentflows are listed, read, decided and deleted", async () => {
  const flow = await api.makeFlow(askingFlow, { kind: "agentflow" });
  const key = await api.makeKey(["predict", "messages"]);
  const found = await pythonValue(`
import json
from weft import PredictionData, WeftClient, WeftError

client = WeftClient("${api.origin}", "${key}")
asked = next(client.create_prediction(PredictionData("${flow}", "a mail")))
run = asked["executionId"]
listed = client.executions.list(agentflow_id="${flow}", state="STOPPED", limit=5)
read = client.executions.get(run)
decided = client.executions.decide(run, "reject", feedback="not now")
deleted = client.executions.delete(run)
try:
    client.executions.get(run)
    gone = 200
except WeftError as error:
    gone = error.status
print(json.dumps([[each["id"] for each in listed["data"]] == [run], listed["total"], read["state"],
    decided["text"], decided["executionId"] == run, deleted["deletedCount"], gone]))
`);
  expect(found).toEqual([true, 1, "STOPPED", "dropped: not now", true, 1, 404]);
});
