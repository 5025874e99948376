import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { toFlowise } from "@/domain/flow/to-flowise";
import { catalogue } from "@/server/nodes/catalogue";
import { newId } from "@/server/platform/ids";
import { type ApiClient, apiClient } from "./testing/api-client";
import { memberCaller } from "./testing/member-caller";
import { startApi, type TestApi } from "./testing/start-api";
import { drawn, step } from "./testing/step-flow";

let api: TestApi;
let mine: ApiClient;
let theirs: ApiClient;
beforeAll(async () => {
  api = await startApi();
  mine = apiClient(api.origin, await api.makeKey(["manage", "predict"]));
  theirs = apiClient(api.origin, await api.makeKey(["manage"], [], api.stranger));
});
afterAll(() => api.close());

const row = (property: string, type: string, required = true) => ({ id: 0, property, type, description: "", required });
const greeting = {
  name: "greet somebody",
  description: "Greets somebody.",
  color: "linear-gradient(rgb(204,31,55), rgb(62,71,186))",
  iconSrc: null,
  schema: JSON.stringify([row("who", "string")]),
  func: "return `Good morning, ${$who}, says ${$vars.house ?? 'nobody'}.`;",
};

/** Start -> Tool -> Reply. */
const askingTool = (config: Record<string, unknown>): FlowDocument =>
  drawn(
    [
      step("startAgentflow_0", { startInputType: "chatInput" }),
      step("toolAgentflow_0", {
        ...{ toolAgentflowSelectedTool: "customTool", toolAgentflowSelectedToolConfig: config },
        toolInputArgs: [{ inputArgName: "who", inputArgValue: "{{question}}" }],
      }),
      step("directReplyAgentflow_0", { directReplyMessage: "{{toolAgentflow_0}}" }),
    ],
    "startAgentflow_0 > toolAgentflow_0",
    "toolAgentflow_0 > directReplyAgentflow_0",
  );
const answerOf = async (flow: string): Promise<string> =>
  (await mine.ok("POST", `/prediction/${flow}`, { body: { question: "Ada" } })).text;

describe("a tool over REST", () => {
  test("is made, listed, read, changed in part and deleted, in Flowise's words", async () => {
    const made = await mine.ok("POST", "/tools", { body: greeting });
    expect(made).toMatchObject({ ...greeting, workspaceId: api.workspace.id });
    expect(Object.keys(made).toSorted()).toEqual([
      "color",
      "createdDate",
      "description",
      "func",
      "iconSrc",
      "id",
      "name",
      "schema",
      "updatedDate",
      "workspaceId",
    ]);
    const { id } = made;
    expect(await mine.ok("GET", "/tools")).toEqual([made]);
    expect(await mine.ok("GET", "/tools?page=1&limit=5")).toEqual({ data: [made], total: 1 });
    const changed = await mine.ok("PUT", `/tools/${id}`, { body: { description: "Says hello." } });
    expect(changed).toMatchObject({ ...greeting, description: "Says hello." });
    expect(await mine.ok("GET", `/tools/${id}`)).toEqual(changed);
    expect(await mine.ok("DELETE", `/tools/${id}`)).toEqual({ raw: [], affected: 1 });
    expect((await mine.send("GET", `/tools/${id}`)).status).toBe(404);
  });

  test("may be as bare as Flowise's programs make it", async () => {
    const made = await mine.ok("POST", "/tools", { body: { name: "bare", schema: null, iconSrc: "" } });
    expect(made).toMatchObject({ name: "bare", description: "", schema: "", func: "", iconSrc: "" });
    await mine.ok("DELETE", `/tools/${made.id}`);
  });

  test.each([
    ["no name", { name: " " }, "name"],
    ["a schema that is no list", { name: "x", schema: "{}" }, "array of properties"],
    ["a type that there is not", { name: "x", schema: JSON.stringify([row("a", "file")]) }, "Types are string"],
    ["a function that is no text", { name: "x", func: { a: 1 } }, "func"],
  ])("with %s is refused with what is wrong", async (_what, body, said) => {
    const response = await mine.send("POST", "/tools", { body });
    expect([response.status, (await response.json()).message]).toEqual([400, expect.stringContaining(said)]);
  });

  test("of another workspace does not exist", async () => {
    const { id } = await theirs.ok("POST", "/tools", { body: greeting });
    for (const [method, body] of [["GET"], ["PUT", { name: "mine" }], ["DELETE"]] as const)
      expect((await mine.send(method, `/tools/${id}`, { body })).status).toBe(404);
    const flow = await api.makeFlow(askingTool({ selectedTool: id }), { kind: "agentflow" });
    const response = await mine.send("POST", `/prediction/${flow}`, { body: { question: "Ada" } });
    expect(response.status).not.toBe(200);
    expect((await response.json()).message).toContain("not among this workspace's tools");
  });

  test("needs the scope to manage", async () => {
    const { send } = apiClient(api.origin, await api.makeKey(["predict", "messages"]));
    expect((await send("GET", "/tools")).status).toBe(403);
    expect((await send("POST", "/tools", { key: "", body: greeting })).status).toBe(401);
  });
});

describe("a flow that names a tool", () => {
  test("runs it in the sandbox with the workspace's variables, and the mended one from the next question on", async () => {
    await mine.ok("POST", "/variables", { body: { name: "house", value: "the mill" } });
    const { id } = await mine.ok("POST", "/tools", { body: greeting });
    const flow = await api.makeFlow(askingTool({ selectedTool: id }), { kind: "agentflow" });
    expect(await answerOf(flow)).toBe("Good morning, Ada, says the mill.");
    await mine.ok("PUT", `/tools/${id}`, { body: { func: "return `Bye, ${$who}.`;" } });
    expect(await answerOf(flow)).toBe("Bye, Ada.");
    await mine.ok("DELETE", `/tools/${id}`);
    expect((await mine.send("POST", `/prediction/${flow}`, { body: { question: "Ada" } })).status).not.toBe(200);
  });

  test("goes by what stands in the node before what the tool says", async () => {
    const { id } = await mine.ok("POST", "/tools", { body: greeting });
    const over = { selectedTool: id, customToolName: "  ", customToolFunc: "return `Hm, ${$who}.`;" };
    const flow = await api.makeFlow(askingTool(over), { kind: "agentflow" });
    expect(await answerOf(flow)).toBe("Hm, Ada.");
  });

  test("is listed with the tool, by node, and the choices of the node are the workspace's tools", async () => {
    const { id } = await mine.ok("POST", "/tools", { body: { ...greeting, name: "used" } });
    const flow = await api.makeFlow(askingTool({ selectedTool: id }), { kind: "agentflow" });
    const caller = memberCaller(api, api.workspace.viewer.actor);
    expect((await caller.tools.get({ id })).flows).toMatchObject([
      { id: flow, kind: "agentflow", nodes: [{ id: "toolAgentflow_0" }] },
    ]);
    const choices = await mine.ok("POST", "/node-load-method/customTool", { body: { loadMethod: "listTools" } });
    expect(choices).toContainEqual({ label: "used", name: id, description: "Greets somebody." });
    const inputs = { toolAgentflowSelectedTool: "customTool", toolAgentflowSelectedToolConfig: { selectedTool: id } };
    const body = { loadMethod: "listToolInputArgs", currentNode: { inputs } };
    expect(await mine.ok("POST", "/node-load-method/toolAgentflow", { body })).toEqual([{ label: "who", name: "who" }]);
  });

  test("comes from a file with a word about a tool that is not here", async () => {
    const { id } = await mine.ok("POST", "/tools", { body: greeting });
    const file = (tool: string) => toFlowise(askingTool({ selectedTool: tool }), specLookup(catalogue().specs()));
    const known = await mine.ok("POST", "/flows/import?dryRun=1", { body: file(id) });
    expect(known.problems).toEqual([]);
    const unknown = await mine.ok("POST", "/flows/import", { body: file(newId()) });
    expect(unknown.problems).toEqual([expect.stringContaining("names a custom tool that is not in this workspace")]);
  });
});

describe("a trial", () => {
  const attempt = (schema: string, func: string, given: Record<string, unknown>) =>
    memberCaller(api, api.workspace.editor.actor).tools.try({ schema, func, arguments: given });
  const { schema } = greeting;

  test("gives what the function returns, text as text and everything else as JSON", async () => {
    expect(await attempt(schema, "return $who.toUpperCase();", { who: "ada" })).toMatchObject({ result: "ADA" });
    expect(await attempt("", "return { a: [1] };", {})).toMatchObject({ result: '{\n  "a": [\n    1\n  ]\n}' });
    expect(await attempt("[]", "return $flow.sessionId + ($vars.house ? '+' : '-');", {})).toMatchObject({
      result: expect.stringMatching(/^try/),
    });
  });

  test("knows an argument that was not given as null", async () => {
    const optional = JSON.stringify([row("day", "string", false)]);
    expect(await attempt(optional, "return $day === null ? 'any day' : $day;", {})).toMatchObject({
      result: "any day",
    });
  });

  test("says which argument is missing or of another kind, without running anything", async () => {
    const failed = await attempt(JSON.stringify([row("n", "number")]), "return $n;", { n: "seven" });
    expect(failed).toMatchObject({ error: expect.stringContaining("“n”"), took: 0 });
    expect(await attempt(schema, "return 1;", {})).toMatchObject({ error: expect.stringContaining("“who”") });
  });

  test("says what the function threw, and that it may not leave the sandbox", async () => {
    expect(await attempt("", "throw new Error('no luck');", {})).toMatchObject({
      error: expect.stringContaining("no luck"),
    });
    expect(await attempt("", "return process.env;", {})).toMatchObject({ error: expect.stringContaining("process") });
  });
});
