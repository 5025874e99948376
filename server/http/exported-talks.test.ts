import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Converse, FlowDocument } from "@/domain/flow/flow-document";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { compareExports, type ComparedExports, type ComparedFlow } from "./testing/compared-exports";
import { startApi, type TestApi } from "./testing/start-api";
import { assistant, person, talkFlow, type Talkers } from "./testing/talk-flow";

// A question that ran out of time would still be asking its model in the next test.
vi.setConfig({ testTimeout: 60_000 });

let api: TestApi;
let model: ModelServer;
let exports: ComparedExports;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  exports = await compareExports({ api, model, key: await api.makeKey(["predict"]) }, flows());
}, 120_000);
afterAll(async () => {
  await exports.close();
  await Promise.all([api.close(), model.close()]);
});

const ours = () => ({ modelName: "test", basepath: `${model.origin}/v1` });
const quiet = person({ agentHumanInputMode: "NEVER" });
const talk = (talkers: Talkers, wires: string, talks: Record<string, Converse> = {}): ComparedFlow => ({
  document: talkFlow(talkers, wires, talks),
  kind: "agentflow",
});
const group = (inputs: Record<string, unknown>) => ({ kind: "group" as const, inputs });
const desk = (inputs: Record<string, unknown>): ComparedFlow =>
  talk(
    {
      ...{ User: quiet, Desk: group(inputs) },
      Writer: { ...assistant(model.origin, { agentDescription: "Writes." }), inside: "Desk" },
      Critic: { ...assistant(model.origin), inside: "Desk" },
      Editor: { ...assistant(model.origin), inside: "Desk" },
    },
    "start>User User>Desk",
  );
const calculator = [{ agentSelectedTool: "calculator", agentSelectedToolConfig: {} }];

const flows = (): Record<string, ComparedFlow> => ({
  pair: talk(
    { User: quiet, Assistant: assistant(model.origin, { agentSystemMessage: "Help." }) },
    "start>User User>Assistant",
  ),
  asking: talk({ User: person(), Assistant: assistant(model.origin) }, "start>User User>Assistant"),
  tools: talk(
    {
      User: person({ agentHumanInputMode: "NEVER", agentToolsToExecute: calculator }),
      Assistant: assistant(model.origin, { agentToolsForModel: calculator }),
    },
    "start>User User>Assistant",
  ),
  code: talk(
    { User: person({ agentHumanInputMode: "NEVER", agentCodeExecution: true }), Assistant: assistant(model.origin) },
    "start>User User>Assistant",
  ),
  late: talk(
    {
      User: person({ agentHumanInputTimeLimit: 0.01, agentHumanInputTimeLimitUnit: "minutes" }),
      Assistant: assistant(model.origin),
    },
    "start>User User>Assistant",
  ),
  auto: desk({
    groupSpeakerSelection: "auto",
    groupMaxRound: 4,
    groupModel: "chatOpenAICustom",
    groupModelConfig: ours(),
  }),
  manual: desk({
    groupSpeakerSelection: "manual",
    groupMaxRound: 4,
    groupModel: "chatOpenAICustom",
    groupModelConfig: ours(),
  }),
  inTurn: desk({ groupSpeakerSelection: "round_robin", groupMaxRound: 5, groupSendIntroductions: true }),
  random: desk({ groupSpeakerSelection: "random", groupMaxRound: 8 }),
  limited: desk({
    ...{ groupSpeakerSelection: "round_robin", groupMaxRound: 5 },
    groupTransitions: [
      { from: "Writer", to: "Editor" },
      { from: "Editor", to: "Writer" },
    ],
  }),
  // A provider that reads no names.
  nameless: withOllama(desk({ groupSpeakerSelection: "round_robin", groupMaxRound: 5, groupSendIntroductions: true })),
  //   start ─▶ User ═▶ Research ; User ═▶ Writer
  inARow: talk(
    { User: quiet, Research: assistant(model.origin), Writer: assistant(model.origin) },
    "start>User User>Research User>Writer",
    {
      "User>Research": { message: "Find out about {{question}}.", maxTurns: 1, summaryMethod: "reflection_with_llm" },
      "User>Writer": { message: "Write it.", maxTurns: 1 },
    },
  ),
  //   start ─▶ User ═▶ Boss ─▶ Nested ═▶ Planner
  //                                └═▶ Doer
  nested: talk(
    {
      ...{ User: quiet, Boss: assistant(model.origin), Aside: { kind: "nested" } },
      ...{ Planner: assistant(model.origin), Doer: assistant(model.origin) },
    },
    "start>User User>Boss Boss>Aside Aside>Planner Aside>Doer",
    {
      "User>Boss": { maxTurns: 2 },
      "Aside>Planner": { message: "Plan it.", maxTurns: 1 },
      "Aside>Doer": { maxTurns: 1, summaryMethod: "reflection_with_llm", summaryPrompt: "What was done?" },
    },
  ),
  //   start ─▶ User ═▶ Helper ; User ─▶ Again (back to User) ...
  reply: talk(
    {
      User: quiet,
      Assistant: assistant(model.origin),
      Say: { kind: "reply", inputs: { directReplyMessage: "Said: {{User}}" } },
    },
    "start>User User>Assistant User>Say",
    { "User>Assistant": { maxTurns: 1 } },
  ),
});

function withOllama({ document, kind }: ComparedFlow): ComparedFlow {
  const inputs = { agentModel: "chatOllama", agentModelConfig: { modelName: "llama", baseUrl: model.origin } };
  const nodes: FlowDocument["nodes"] = document.nodes.map((node) =>
    node.inputs["agentModel"] === undefined ? node : { ...node, inputs: { ...node.inputs, ...inputs } },
  );
  return { document: { ...document, nodes }, kind };
}

const same = (text: string, waits: string[] = []) => ({ server: text, own: text, waits });
const said = (...texts: string[]) => texts.map((text) => ({ text }));

describe("agents of an exported project converse as they do on the server, and each model is told the same", () => {
  it("two of them, until one ends it", async () => {
    const script = said("Let me think.", "It is 42.\n\nTERMINATE");
    expect(await exports.both("pair", { question: "6 * 7?", script })).toEqual(same("It is 42."));
  });

  it("with a person in between: words, nothing, and exit", async () => {
    const script = said("one", "two", "three");
    const typed = ["more", "", "exit"].map((feedback) => ({ type: "proceed" as const, feedback }));
    const { own, server, waits } = await exports.both("asking", { question: "Go", script, typed });
    expect([server, own]).toEqual(["three", "three"]);
    expect(waits).toHaveLength(3);
  });

  it("with tools that one asks for and the other runs", async () => {
    const tools = [{ name: "calculator", args: { input: "6 * 7" } }];
    const script = [{ text: "Let me see.", tools }, { text: "It is 42. TERMINATE" }];
    expect(await exports.both("tools", { question: "6 * 7?", script })).toEqual(same("It is 42."));
  });

  it("with code that one writes and the other runs, in a sandbox", async () => {
    const block = (code: string, language = "javascript") => `\`\`\`${language}\n${code}\n\`\`\``;
    const programs = [
      block("console.log(6 * 7);\nreturn [typeof process, typeof fetch];"),
      `${block("globalThis.n = 1;")}\n${block("console.log(typeof n, await Promise.resolve('x'));\nnowhere();")}`,
      block("const all = [];\nfor (;;) all.push(new Array(100_000).fill(all.length));"),
      block("await new Promise(() => undefined);"),
      block("fetch('http://127.0.0.1');"),
      block("print(42)", "python"),
    ];
    const script = said(...programs, "It is 42. TERMINATE");
    const { own, server } = await exports.both("code", { question: "6 * 7?", script });
    expect([server, own]).toEqual(["It is 42.", "It is 42."]);
    const heard = JSON.stringify(model.requests.at(-1)?.body.messages);
    expect(heard).toContain(
      String.raw`exitcode: 0 (execution succeeded)\nCode output: 42\n[\"undefined\",\"function\"]`,
    );
    expect(heard).toContain("InternalError: out of memory");
    expect(exports.code("pair").files.map(({ path }) => path)).not.toContain("src/sandbox.ts");
  });

  it("with a person who says nothing in time, which is an end", async () => {
    model.script(...said("one"));
    const typed = [{ type: "proceed" as const, feedback: "more", late: true as const }];
    expect((await exports.projects.ask("late", { question: "Go", typed })).text).toBe("one");
  });

  it("one after the other, with what the earlier conversation came to", async () => {
    const script = said("Bees dance.", "They tell the way.", "An ode.");
    expect(await exports.both("inARow", { question: "bees", script })).toEqual(same("An ode."));
    expect(JSON.stringify(model.requests.at(-1)?.body.messages)).toContain("Context: \\nThey tell the way.");
  });

  it("inside others, before their owner replies", async () => {
    const script = said("A plan.", "Done by plan.", "It was done.", "A second plan.", "Done again.", "All done.");
    expect(await exports.both("nested", { question: "Do it", script })).toEqual(same("All done."));
  });

  it("before a step that says what came of it", async () => {
    expect(await exports.both("reply", { question: "Hi", script: said("Hello.") })).toEqual(same("Said: Hello."));
  });
});

describe("a group of an exported project", () => {
  it("is led by a model, which is asked again when it names nobody", async () => {
    const script = said("Writer", "A draft.", "who knows", "the critic", "Good.", "Writer", "Done. TERMINATE");
    const { server, own } = await exports.both("auto", { question: "Write", script });
    expect(own).toBe(server);
    expect(own).toContain("Done.");
  });

  it("is led by a person: by number, by name, and by nobody, so that the model chooses", async () => {
    const script = said("A draft.", "Too long.", "Editor", "Cut.");
    const typed = ["1", "critic", "q"].map((feedback) => ({ type: "proceed" as const, feedback }));
    const { server, own, waits } = await exports.both("manual", { question: "Write", script, typed });
    expect([server, own]).toEqual(["Cut.", "Cut."]);
    expect(waits).toHaveLength(3);
  });

  it.each([
    ["inTurn", "d"],
    ["limited", "d"],
    ["nameless", "d"],
  ])("goes on in turn: %s", async (name, last) => {
    expect(await exports.both(name, { question: "Write", script: said("a", "b", "c", "d") })).toEqual(same(last));
  });

  it("draws lots that fall as on the server, for a run of the same name", async () => {
    const script = said("a", "b", "c", "d", "e", "f", "g");
    expect(await exports.both("random", { question: "Write", script })).toEqual(same("g"));
    const speakers = model.requests.slice(-7).map(({ body }) => JSON.stringify(body.messages));
    expect(new Set(speakers).size).toBe(7);
  });
});
