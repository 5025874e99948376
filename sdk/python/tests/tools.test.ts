import { afterAll, beforeAll, expect, it } from "vitest";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { pythonValue } from "./run-python";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it("tools are made, listed, read, changed and deleted", async () => {
  const key = await api.makeKey(["manage"]);
  const found = await pythonValue(`
import json
from weft import WeftClient, WeftError

tools = WeftClient("${api.origin}", "${key}").tools
made = tools.create("add", func="return $a + $b;")
listed = [each["name"] for each in tools.list()]
changed = tools.update(made["id"], description="Adds two numbers.")
read = tools.get(made["id"])
tools.delete(made["id"])
try:
    tools.get(made["id"])
    status = 200
except WeftError as error:
    status = error.status
print(json.dumps([listed, changed["func"], read["description"], status]))
`);
  expect(found).toEqual([["add"], "return $a + $b;", "Adds two numbers.", 404]);
});
