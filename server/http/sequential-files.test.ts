import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import { exportFlow } from "@/domain/flow/export-flow";
import { flowText } from "@/domain/flow/flow-text";
import { parseFlowFile } from "@/domain/flow/parse-flow-file";
import { judgedWork, oddSteps, team, toolsApart } from "@/domain/flow/sequential/testing/sequential-files";
import { problemsOf } from "@/domain/flow/validate-flow";
import { catalogue } from "@/server/nodes/catalogue";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { type ApiClient, apiClient } from "./testing/api-client";
import { startApi, type TestApi } from "./testing/start-api";

const specs = specLookup(catalogue().specs());
const read = (file: unknown) => parseFlowFile(file, specs);
const drawn = (file: unknown) => {
  const { document } = read(file);
  const label = new Map(document.nodes.map((node) => [node.id, node.label]));
  return document.edges.map(
    ({ source, sourceHandle, target }) =>
      `${label.get(source)}${/^\d+$/.test(sourceHandle) ? `.${sourceHandle}` : ""} > ${label.get(target)}`,
  );
};
const report = (file: unknown) =>
  Object.fromEntries(read(file).report.nodes.map(({ id, status, note }) => [id, `${status}: ${note}`]));
const url = "http://127.0.0.1:9";

describe("a file of sequential agents", () => {
  it("becomes steps in the same order, with models, tools and state in them", () => {
    expect(drawn(judgedWork(url)).toSorted()).toEqual(
      ["Start > Judge", "Judge > Judge", "Judge.0 > Worker", "Judge.1 > Answer", "Worker > seqLoop"].toSorted(),
    );
    const { document, kind } = read(judgedWork(url));
    expect(kind).toBe("agentflow");
    const inputs = (id: string) => document.nodes.find((node) => node.id === id)?.inputs;
    expect(inputs("startAgentflow_0")).toMatchObject({
      startState: [
        { key: "done", value: "nothing" },
        { key: "lastAnswer", value: "" },
      ],
      startPersistState: true,
    });
    expect(inputs("llmAgentflow_0")).toMatchObject({
      llmModel: "chatOpenAICustom",
      llmModelConfig: { modelName: "test" },
      llmMessages: [{ role: "system", content: 'So far {{$flow.state.done}}. Answer WORK or END as {"verdict": 1}.' }],
    });
    expect(inputs("agentAgentflow_0")).toMatchObject({
      agentTools: [{ agentSelectedTool: "currentDateTime" }],
      agentUserMessage: "Do it now.",
      agentUpdateState: [
        { key: "done", value: "{{output}}" },
        { key: "lastAnswer", value: "{{output}}" },
      ],
    });
    expect(inputs("loopAgentflow_0")).toMatchObject({ loopBackToNode: "llmAgentflow_0-Judge" });
    expect(document.nodes.find(({ name }) => name === "stickyNoteAgentflow")?.inputs).toEqual({ note: "A remark" });
  });

  it("says of every node what became of it and what to do", () => {
    expect(report(judgedWork(url))).toEqual({
      seqStart_0: expect.stringContaining("mapped: It is the step “Start”"),
      chatOpenAICustom_0: expect.stringMatching(/^(exact|mapped): .*Its settings are in “seqStart”\./),
      agentMemory_0: "mapped: Conversations and state are remembered by this server itself.",
      seqState_0: "mapped: Its keys are the state of Start.",
      seqConditionAgent_0: expect.stringContaining("two steps"),
      seqAgent_0: "mapped: It is the step “Worker” (agent).",
      currentDateTime_0: expect.stringContaining("Its settings are in “seqAgent”."),
      seqLoop_0: expect.stringContaining("at most 10 times"),
      seqEnd_0: expect.stringContaining("mapped: A run ends by itself"),
      stickyNote_0: "exact: ",
    });
  });

  it("has tools called by the step that asks for them", () => {
    expect(drawn(toolsApart(url)).toSorted()).toEqual(
      ["Start > Asker", "Asker > Enough", "Enough.0 > Writer", "Enough.1 > Answer"].toSorted(),
    );
    const { document } = read(toolsApart(url));
    expect(document.nodes.find(({ label }) => label === "Asker")).toMatchObject({
      name: "agentAgentflow",
      inputs: {
        agentEnableMemory: false,
        agentMessages: [{ role: "user", content: "{{question}}" }],
        agentTools: [{ agentSelectedTool: "currentDateTime", agentSelectedToolRequiresHumanInput: true }],
      },
    });
    expect(document.nodes.find(({ label }) => label === "Enough")?.inputs).toEqual({
      conditions: [{ type: "string", value1: "{{agentAgentflow_0}}", operation: "notEmpty", value2: "" }],
    });
    expect(report(toolsApart(url))["seqToolNode_0"]).toBe(
      "mapped: The step that calls its tools carries them out itself.",
    );
  });

  it("keeps what has no counterpart, and says so", () => {
    expect(drawn(oddSteps(url)).toSorted()).toEqual(
      [
        "Start > Route code",
        "Route code > Route",
        "Route.0 > Shout",
        "Route.1 > Other",
        "Other > Council",
        "Council > seqLoop",
      ].toSorted(),
    );
    expect(report(oddSteps(url))).toMatchObject({
      seqCouncil_0: expect.stringContaining("missing: This server has no such node."),
      seqToolNode_0: expect.stringContaining("missing: Nothing calls its tools."),
      seqLoop_0: expect.stringContaining("no node of the name"),
      seqExecuteFlow_0: expect.stringContaining("known by its id"),
    });
  });

  it.each([
    ["judged work", judgedWork(url)],
    ["tools apart", toolsApart(url)],
    ["a team", team(url)],
  ])("has no problem on the canvas: %s", (_name, file) => {
    expect(problemsOf(read(file).document, specs).filter(({ severity }) => severity === "error")).toEqual([]);
    const first = flowText(exportFlow(read(file).document, specs));
    expect(flowText(exportFlow(read(first).document, specs))).toBe(first);
  });
});

describe("sent to the API", () => {
  let api: TestApi;
  let ok: ApiClient["ok"];
  let model: ModelServer;
  beforeAll(async () => {
    [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
    ({ ok } = apiClient(api.origin, await api.makeKey(["predict", "manage"])));
  });
  afterAll(async () => {
    await Promise.all([api.close(), model.close()]);
  });
  const ask = async (file: unknown) => {
    const { flow } = await ok("POST", "/flows/import", { body: file });
    return ok("POST", `/prediction/${flow.id}`, { body: { question: "Build a loom" } });
  };

  it("sequential agents work and are judged until it is enough", async () => {
    model.script({ text: "WORK" }, { text: "I wove it." }, { text: "END" });
    expect((await ask(judgedWork(model.origin))).text).toBe("I wove it.");
    const systems = model.requests.map(({ body }) => body.messages?.[0]?.content);
    expect(systems.slice(-3)).toEqual([
      expect.stringContaining("So far nothing."),
      "You work.",
      expect.stringContaining("So far I wove it."),
    ]);
  });

  it("a supervisor sends workers to work until it has finished", async () => {
    const decides = (next: string, instructions: string) => ({
      tools: [{ name: "extract", args: { reasoning: "so", next, instructions } }],
      text: JSON.stringify({ reasoning: "so", next, instructions }),
    });
    model.script(decides("lead_coder", "Write it in Lua"), { text: "Here it is." }, decides("FINISH", ""), {
      text: "All done: here is your loom.",
    });
    const before = model.requests.length;
    expect((await ask(team(model.origin))).text).toBe("All done: here is your loom.");
    const asked = model.requests.slice(before).map(({ body }) => JSON.stringify(body.messages));
    expect(asked[0]).toContain("Lead lead_coder, reviewer.");
    expect(asked[1]).toContain("You write code in Lua.");
    expect(asked[1]).toContain("Write it in Lua");
  });
});
