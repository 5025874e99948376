import { afterAll, beforeAll, expect, it } from "vitest";
import { noteFlowData } from "@/server/http/testing/note-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { pythonValue } from "./run-python";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it("flows are looked at, imported, listed, exported and saved anew", async () => {
  const key = await api.makeKey(["manage"]);
  const found = await pythonValue(`
import json
from weft import WeftClient, WeftError

client = WeftClient("${api.origin}", "${key}")
file = json.loads(${JSON.stringify(noteFlowData())})
looked = client.flows.import_(file, dry_run=True)
flow = client.flows.import_(file, name="Remark")["flow"]
listed = client.flows.list()
text, version = client.flows.export(flow["id"])
changed = json.loads(text.replace("hello", "changed"))
saved = client.flows.import_(changed, flow_id=flow["id"], base=version, publish=True)["flow"]
try:
    client.flows.import_(file, flow_id=flow["id"], base=1)
    status = 200
except WeftError as error:
    status = error.status
print(json.dumps(["flow" in looked, [each["status"] for each in looked["nodes"]], [each["name"] for each in listed],
    version, text.endswith("}\\n"), saved["published"], status]))
`);
  expect(found).toEqual([false, ["exact"], ["Remark"], 1, true, 2, 409]);
});
