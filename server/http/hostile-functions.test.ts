import { afterAll, beforeAll, expect, test } from "vitest";
import { runScript } from "@/server/platform/sandbox/run-script";
import { finish, runStep } from "@/server/nodes/testing/run-step";
import { someTools } from "@/server/nodes/testing/turn";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api.close());

// What a step would wait for, with less patience than scripts usually get.
const timeoutMs = 200;
const tools = someTools(() => Promise.reject(new Error("no network")), {
  runScript: (request) => runScript({ ...request, timeoutMs }),
});
const run = (code: string) =>
  runStep("customFunctionAgentflow", { tools, inputs: { customFunctionJavascriptFunction: code } });

const bombs = [
  "while (true) {}",
  "for (;;) await null",
  "const a = []; while (true) a.push(new Array(1e5).fill(1))",
  "const f = () => f() + 1; return f()",
  "return /^(a+)+$/.test('a'.repeat(40) + 'b')",
  "let s = 'x'; while (true) s += s",
  "Object.prototype.then = function (resolve) { while (true) {} }; return {}",
  "return new Proxy({}, { ownKeys() { while (true) {} } })",
];

test("while fifty hostile functions run at once, /ping answers within 200 ms in 99 of 100 cases", async () => {
  const waits: number[] = [];
  const all = Promise.allSettled(Array.from({ length: 50 }, (_, index) => run(bombs[index % bombs.length] ?? "")));
  let ended = false;
  void all.then(() => (ended = true));
  while (!ended || waits.length < 100) {
    const begun = performance.now();
    const response = await fetch(`${api.origin}/api/v1/ping`);
    expect(await response.text()).toBe("pong");
    waits.push(performance.now() - begun);
  }
  const outcomes = await all;
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toEqual([]);
  const slowest = waits.toSorted((one, other) => other - one)[Math.floor(waits.length / 100)];
  expect(slowest).toBeLessThan(200);
  const after = await finish("customFunctionAgentflow", {
    tools,
    inputs: { customFunctionJavascriptFunction: "return 'still here'" },
  });
  expect(after.output["content"]).toBe("still here");
});
