import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportCode } from "@/domain/export-code/export-code";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { prompt } from "@/server/boot/seed-flows/prompt";
import { conversation } from "@/server/boot/seed-flows/conversation";
import { agent } from "@/server/boot/seed-flows/agent";
import { eachInTurn } from "@/server/boot/seed-flows/each-in-turn";
import { askBeforeSending } from "@/server/boot/seed-flows/ask-before-sending";
import { type ModelServer, type Scripted, startModelServer } from "@/server/nodes/testing/model-server";
import { assistant, person, talkFlow } from "./testing/talk-flow";
import { buildProject } from "./testing/exported-project";
import { startApi, type TestApi } from "./testing/start-api";

let api: TestApi;
let key: string;
let model: ModelServer;
beforeAll(async () => {
  [api, model] = await Promise.all([startApi({ RUN_TIMEOUT_SECONDS: "60" }), startModelServer()]);
  key = await api.makeKey(["predict"]);
});
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

const ours = () => ({ modelName: "test", basepath: `${model.origin}/v1`, temperature: 0 });

/** The same flow with its models at the test's server. */
const withOurModel = ({ nodes, edges }: FlowDocument): FlowDocument => ({
  nodes: nodes.map((node) =>
    ["chatOpenAI", "builtinAnswerer"].includes(node.name)
      ? { ...node, name: "chatOpenAICustom", version: 4, inputs: ours() }
      : node,
  ),
  edges: edges.map((edge) =>
    ["chatOpenAI", "builtinAnswerer"].includes(edge.sourceHandle)
      ? { ...edge, sourceHandle: "chatOpenAICustom" }
      : edge,
  ),
});

const exported = (document: FlowDocument, kind: FlowKind) =>
  exportCode({ name: "Flow", kind, document }, specLookup(api.runtime.catalogue.specs()));

/** What was told to the model, without what only names the client. */
const told = (from: number) =>
  model.requests.slice(from).map(({ body: { messages, tools } }) => ({
    messages: messages?.map(({ role, content, name, tool_calls: calls }) => ({ role, content, name, calls })),
    tools,
  }));

interface Comparison {
  document: FlowDocument;
  kind: FlowKind;
  question: string;
  script?: Scripted[];
}

/** Asks the server and the exported project the same, with the same answers of the model. */
async function both({ document, kind, question, script = [] }: Comparison) {
  const id = await api.makeFlow(document, { kind });
  model.script(...script);
  const before = model.requests.length;
  const response = await fetch(`${api.origin}/api/v1/prediction/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ question }),
  });
  const { text: server } = (await response.json()) as { text: string };
  const between = model.requests.length;
  const code = exported(document, kind);
  expect(code.leftOut).toEqual([]);
  const project = await buildProject(code.files);
  model.script(...script);
  const own = await project.ask(question);
  await project.remove();
  const asked = { server: told(before).slice(0, between - before), own: told(between) };
  return { server, own, asked };
}

const step = (id: string, inputs: Record<string, unknown>) => ({
  ...{ id, name: id.replace(/_\d+$/, ""), label: id.replace(/Agentflow_/, " "), version: 1 },
  ...{ position: { x: 0, y: 0 }, inputs },
});
const drawn = (nodes: ReturnType<typeof step>[], ...wires: string[]): FlowDocument => ({
  nodes,
  edges: wires.map((text) => {
    const [from = "", target = ""] = text.split(" > ");
    const [source = "", sourceHandle = source.replace(/_\d+$/, "")] = from.split(".");
    return { id: text, source, sourceHandle, target, targetHandle: "input" };
  }),
});
const llm = (id: string, inputs: Record<string, unknown> = {}) =>
  step(id, { llmModel: "chatOpenAICustom", llmModelConfig: ours(), llmEnableMemory: true, ...inputs });

describe("an exported project compiles and answers as the server does", () => {
  it("for a conversation", async () => {
    const document = withOurModel(conversation.document);
    const { server, own, asked } = await both({
      document,
      kind: "chatflow",
      question: "Hi",
      script: [{ text: "Hello." }],
    });
    expect([server, own]).toEqual(["Hello.", "Hello."]);
    expect(asked.own).toEqual(asked.server);
  });

  it("for a prompt", async () => {
    const document = withOurModel(prompt.document);
    const script = [{ text: "Ten." }];
    const { server, own, asked } = await both({ document, kind: "chatflow", question: "How many?", script });
    expect([server, own]).toEqual(["Ten.", "Ten."]);
    expect(asked.own).toEqual(asked.server);
  });

  it("for an agent that calls its tools", async () => {
    const document = withOurModel(agent.document);
    const script = [
      { text: "Let me see.", tools: [{ name: "calculator", args: { input: "2 * 21" } }] },
      { text: "42." },
    ];
    const { server, own, asked } = await both({ document, kind: "chatflow", question: "2 * 21?", script });
    expect([server, own]).toEqual(["Let me see.\n\n42.", "Let me see.\n\n42."]);
    expect(asked.own.map(({ messages }) => messages)).toEqual(asked.server.map(({ messages }) => messages));
  });
});

describe("steps", () => {
  //   start ─▶ llm ─▶ condition ─0─▶ reply
  //                             └1─▶ llm
  const branched = (): FlowDocument =>
    drawn(
      [
        step("startAgentflow_0", { startInputType: "chatInput", startState: [{ key: "mood", value: "calm" }] }),
        llm("llmAgentflow_0", {
          llmMessages: [{ role: "system", content: "Be {{$flow.state.mood}}." }],
          llmUpdateState: [{ key: "mood", value: "{{output}}" }],
        }),
        step("conditionAgentflow_0", {
          conditions: [{ type: "string", value1: "{{$flow.state.mood}}", operation: "contains", value2: "yes" }],
        }),
        step("directReplyAgentflow_0", { directReplyMessage: "It said: {{llmAgentflow_0}} to {{question}}" }),
        llm("llmAgentflow_1", { llmUserMessage: "And now in short." }),
      ],
      "startAgentflow_0 > llmAgentflow_0",
      "llmAgentflow_0 > conditionAgentflow_0",
      "conditionAgentflow_0.0 > directReplyAgentflow_0",
      "conditionAgentflow_0.1 > llmAgentflow_1",
    );

  it("choose a branch", async () => {
    const kind = "agentflow";
    const one = await both({ document: branched(), kind, question: "Well?", script: [{ text: "yes, sure" }] });
    expect([one.server, one.own]).toEqual(["It said: yes, sure to Well?", "It said: yes, sure to Well?"]);
    const script = [{ text: "no" }, { text: "Short." }];
    const other = await both({ document: branched(), kind, question: "Well?", script });
    expect([other.server, other.own]).toEqual(["Short.", "Short."]);
    expect(other.asked.own).toEqual(other.asked.server);
  });

  //   start ─▶ function ─▶ condition ─0─▶ reply
  //              ▲                  └1─▶ loop
  //              └───────────────────────┘
  it("go back in a loop, and end it", async () => {
    const looping = (most: number): FlowDocument =>
      drawn(
        [
          step("startAgentflow_0", { startInputType: "chatInput", startState: [{ key: "n", value: "0" }] }),
          step("customFunctionAgentflow_0", {
            customFunctionInputVariables: [{ variableName: "by", variableValue: "2" }],
            customFunctionJavascriptFunction:
              "$flow.state.n = String(Number($flow.state.n) + Number($by));\nreturn `${$input} ${$flow.state.n}`;",
          }),
          step("conditionAgentflow_0", {
            conditions: [{ type: "number", value1: "{{$flow.state.n}}", operation: "largerEqual", value2: "6" }],
          }),
          step("directReplyAgentflow_0", { directReplyMessage: "{{customFunctionAgentflow_0}}" }),
          step("loopAgentflow_0", {
            loopBackToNode: "customFunctionAgentflow_0-Count",
            maxLoopCount: most,
            fallbackMessage: "Gave up at {{$flow.state.n}}.",
          }),
        ],
        "startAgentflow_0 > customFunctionAgentflow_0",
        "customFunctionAgentflow_0 > conditionAgentflow_0",
        "conditionAgentflow_0.0 > directReplyAgentflow_0",
        "conditionAgentflow_0.1 > loopAgentflow_0",
      );
    const kind = "agentflow";
    const enough = await both({ document: looping(5), kind, question: "n is" });
    expect([enough.server, enough.own]).toEqual(["n is 6", "n is 6"]);
    const short = await both({ document: looping(1), kind, question: "n is" });
    expect([short.server, short.own]).toEqual(["Gave up at 2.", "Gave up at 2."]);
  });

  it("let a model choose the way", async () => {
    const document = drawn(
      [
        step("startAgentflow_0", { startInputType: "chatInput" }),
        step("conditionAgentAgentflow_0", {
          conditionAgentModel: "chatOpenAICustom",
          conditionAgentModelConfig: ours(),
          conditionAgentInstructions: "Judge the mood.",
          conditionAgentInput: "{{question}}",
          conditionAgentScenarios: [{ scenario: "The person is glad" }, { scenario: "Anything else" }],
        }),
        step("directReplyAgentflow_0", { directReplyMessage: "Glad." }),
        step("directReplyAgentflow_1", { directReplyMessage: "Else." }),
      ],
      "startAgentflow_0 > conditionAgentAgentflow_0",
      "conditionAgentAgentflow_0.0 > directReplyAgentflow_0",
      "conditionAgentAgentflow_0.1 > directReplyAgentflow_1",
    );
    const script = [{ text: '{"output": "The person is glad"}' }];
    const { server, own, asked } = await both({ document, kind: "agentflow", question: "Hooray", script });
    expect([server, own]).toEqual(["Glad.", "Glad."]);
    expect(asked.own).toEqual(asked.server);
  });

  it("run once for each item of a list", async () => {
    const document = eachInTurn.document;
    const { server, own } = await both({ document, kind: "agentflow", question: "fig, apple" });
    expect([server, own]).toEqual(["fig: 3 letters\napple: 5 letters", "fig: 3 letters\napple: 5 letters"]);
  });

  it("wait for a person, who may reject and say why", async () => {
    const code = exported(askBeforeSending.document, "agentflow");
    expect(code.leftOut).toEqual([]);
    const project = await buildProject(code.files);
    expect(await project.ask("Send it", ["n", "too long"])).toBe("Not sent. What you said: too long");
    await project.remove();
  });
});

describe("conversations", () => {
  const twoAgents = () =>
    talkFlow(
      {
        User: person({ agentHumanInputMode: "NEVER" }),
        Assistant: assistant(model.origin, { agentSystemMessage: "Help." }),
      },
      "start>User User>Assistant",
    );

  it("of two agents go on until one of them ends them", async () => {
    const script = [{ text: "Let me think." }, { text: "It is 42.\n\nTERMINATE" }];
    const { server, own, asked } = await both({ document: twoAgents(), kind: "agentflow", question: "6 * 7?", script });
    expect([server, own]).toEqual(["It is 42.", "It is 42."]);
    expect(asked.own).toEqual(asked.server);
  });

  it("of a group are led by a model", async () => {
    const document = talkFlow(
      {
        User: person({ agentHumanInputMode: "NEVER" }),
        Desk: {
          kind: "group",
          inputs: {
            groupSpeakerSelection: "auto",
            groupMaxRound: 4,
            groupModel: "chatOpenAICustom",
            groupModelConfig: { modelName: "test", basepath: `${model.origin}/v1` },
          },
        },
        Writer: { ...assistant(model.origin, { agentDescription: "Writes." }), inside: "Desk" },
        Critic: { ...assistant(model.origin), inside: "Desk" },
      },
      "start>User User>Desk",
    );
    const script = [
      { text: "Writer" },
      { text: "A draft." },
      { text: "the critic" },
      { text: "Good." },
      { text: "Writer" },
      { text: "Done. TERMINATE" },
    ];
    const { server, own, asked } = await both({ document, kind: "agentflow", question: "Write", script });
    expect(own).toBe(server);
    expect(own).toContain("Done.");
    expect(asked.own).toEqual(asked.server);
  });
});

describe("texts of the flow", () => {
  const hostile = "\"'`${process.exit(3)} */ </script>\u2028\u2029 \\ \\u0041 \r\n{{question}} \u{1F41D}";

  it("are the same in the project, whatever they hold", async () => {
    const document = drawn(
      [
        step("startAgentflow_0", {
          startInputType: "chatInput",
          startState: [
            { key: "__proto__", value: "x" },
            { key: hostile, value: hostile },
          ],
        }),
        { ...llm("llmAgentflow_0", { llmMessages: [{ role: "system", content: hostile }] }), label: hostile },
        {
          ...step("directReplyAgentflow_0", { directReplyMessage: `${hostile} {{llmAgentflow_0}}` }),
          label: "*/ ` ${",
        },
      ],
      "startAgentflow_0 > llmAgentflow_0",
      "llmAgentflow_0 > directReplyAgentflow_0",
    );
    const { server, own, asked } = await both({ document, kind: "agentflow", question: "Q", script: [{ text: "A" }] });
    expect(own).toBe(server);
    expect(own).toContain(hostile.replace("{{question}}", "Q"));
    expect(asked.own).toEqual(asked.server);
  });
});

describe("the endpoint", () => {
  it("gives the files as JSON, or as an archive", async () => {
    const id = await api.makeFlow(askBeforeSending.document, { kind: "agentflow" });
    const manage = await api.makeKey(["manage"]);
    const get = async (query: string) =>
      fetch(`${api.origin}/api/v1/chatflows/${id}/code${query}`, { headers: { authorization: `Bearer ${manage}` } });
    const { name, files, leftOut } = (await (await get("")).json()) as ReturnType<typeof exported>;
    expect([name, leftOut]).toEqual(["flow", []]);
    expect(files.map(({ path }) => path)).toContain("src/flow.ts");
    const archive = await get("?format=zip");
    expect(archive.headers.get("content-disposition")).toBe('attachment; filename="flow.zip"');
    const inside = unzipSync(new Uint8Array(await archive.arrayBuffer()));
    expect(Object.fromEntries(Object.entries(inside).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(
      Object.fromEntries(files.map(({ path, text }) => [`flow/${path}`, text])),
    );
    expect((await get("?format=tar")).status).toBe(400);
  });
});
