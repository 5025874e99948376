import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { RunEvent } from "@/domain/api/stream-event";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { catalogue } from "@/server/nodes/catalogue";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { prepareFlow } from "../prepare-flow";
import { runFlow } from "../run-flow";
import type { RunRequest, RunResult } from "../run-request";
import { inMemoryPorts } from "../testing/in-memory-ports";
import type { AgentflowRequest, StepRecord } from "./agentflow-run";
import { decide } from "./decide";
import type { Frontier } from "./visit";

const key = "sk-canary-0123456789";
let server: ModelServer;
beforeAll(async () => void (server = await startModelServer()));
afterAll(() => server.close());
beforeEach(() => void (server.requests.length = 0));

const model = (name: string) => ({
  [name]: "chatOpenAI",
  [`${name}Config`]: { basepath: `${server.origin}/v1`, modelName: "gpt-4o-mini", FLOWISE_CREDENTIAL_ID: "key" },
});

interface Drawn {
  name: string;
  label?: string;
  inputs: Record<string, unknown>;
}

/** Steps by id, and wires as `from>to` or `from:output>to`. */
function flow(steps: Record<string, Drawn>, wires: string): FlowDocument {
  const start = { name: "startAgentflow", inputs: { startInputType: "chatInput" } };
  const drawn: [string, Drawn][] = [["start", start], ...Object.entries(steps)];
  const nodes = drawn.map(([id, { name, inputs, label = id }]) => ({
    ...{ id, name, label, inputs, version: 1, position: { x: 0, y: 0 } },
  }));
  const edges = wires.split(" ").map((wire, index) => {
    const [from = "", target = ""] = wire.split(">");
    const [source = "", output] = from.split(":");
    const name = nodes.find(({ id }) => id === source)?.name ?? "";
    return { id: String(index), source, target, sourceHandle: output ?? name, targetHandle: "input" };
  });
  return { nodes, edges };
}

interface Ran {
  result: RunResult;
  events: RunEvent[];
  text: string | undefined;
  records: StepRecord[];
  frontier: Frontier | undefined;
}

async function run(
  document: FlowDocument,
  agentflow: AgentflowRequest = {},
  over: Partial<RunRequest> = {},
): Promise<Ran> {
  const ports = {
    ...inMemoryPorts({
      credentials: { key: { type: "openAIApi", secrets: { openAIApiKey: key } } },
      tools: { fetch, isOwnHost: ({ hostname }) => hostname === "127.0.0.1" },
    }),
    catalogue: catalogue(),
  };
  const records: StepRecord[] = [];
  let frontier: Frontier | undefined;
  const commit = async (entry: { steps: readonly StepRecord[]; frontier: Frontier }): Promise<void> => {
    records.push(...(JSON.parse(JSON.stringify(entry.steps)) as StepRecord[]));
    frontier = JSON.parse(JSON.stringify(entry.frontier)) as Frontier;
  };
  const running = runFlow(
    prepareFlow({ id: "flow", versionId: "v", kind: "agentflow", document }, ports),
    {
      ...{ runId: "run", question: "What is 6 times 7?", chatId: "c", sessionId: "s", history: [], streaming: true },
      ...{ agentflow: { journal: { commit }, ...agentflow }, ...over },
    },
    ports,
    new AbortController().signal,
  );
  const events: RunEvent[] = [];
  for (;;) {
    const next = await running.next();
    if (!next.done) {
      events.push(next.value);
      continue;
    }
    const { value: result } = next;
    const answer = result.status === "finished" || result.status === "paused" ? result.answer : undefined;
    return { result, events, text: answer?.text, records, frontier };
  }
}

/** Takes a run that waits up again, as another process would. */
function goOn(document: FlowDocument, { frontier, records }: Ran, type: string, feedback = ""): Promise<Ran> {
  if (!frontier) throw new Error("nothing was written");
  const finished = records.flatMap((record) => record.finished ?? []);
  return run(document, { takenUp: { frontier: decide(frontier, { type, feedback }), finished } });
}

const streamed = ({ events }: Ran): string =>
  events.map((event) => (event.type === "token" ? event.text : "")).join("");
const sent = (request: number) => server.requests[request]?.body.messages?.map(({ role, content }) => [role, content]);
const calls = { tools: [{ name: "calculator", args: { input: "6 * 7" } }] };

it("a model's step streams only when it answers the run, and the next one hears it", async () => {
  server.script({ text: "It is 42." }, { text: "Forty-two." });
  const document = flow(
    {
      expert: {
        name: "llmAgentflow",
        label: "Maths Expert",
        inputs: { ...model("llmModel"), llmReturnResponseAs: "assistantMessage" },
      },
      writer: {
        name: "llmAgentflow",
        inputs: { ...model("llmModel"), llmMessages: [{ role: "system", content: "<p>In words: {{ expert }}</p>" }] },
      },
    },
    "start>expert expert>writer",
  );
  const ran = await run(document);
  expect(ran.text).toBe("Forty-two.");
  expect(streamed(ran)).toBe("Forty-two.");
  expect(sent(1)).toEqual([
    ["system", "In words: It is 42."],
    ["user", "What is 6 times 7?"],
    ["assistant", "It is 42."],
  ]);
  expect(JSON.stringify([ran.events, ran.records])).not.toContain(key);
});

//   start ─▶ agent ─▶ llm       the agent asks before it calculates
it("an agent waits for a person, is taken up from what was written, and the run goes on", async () => {
  const tool = {
    agentSelectedTool: "calculator",
    agentSelectedToolRequiresHumanInput: true,
    agentSelectedToolConfig: {},
  };
  const document = flow(
    {
      agent: { name: "agentAgentflow", inputs: { ...model("agentModel"), agentTools: [tool] } },
      writer: { name: "llmAgentflow", inputs: model("llmModel") },
    },
    "start>agent agent>writer",
  );
  server.script({ ...calls, text: "Let me see." }, { text: "42" }, { text: "Forty-two." });
  const first = await run(document);
  expect(first.result.status).toBe("paused");
  expect(first.text).toMatch(/^Let me see\.\s+Attempting to use tool:/);
  const second = await goOn(document, first, "proceed");
  expect(second.text).toBe("Forty-two.");
  expect(sent(1)?.slice(-2)).toEqual([
    ["assistant", "Let me see."],
    ["tool", "42"],
  ]);
  expect(sent(2)).toEqual([
    ["user", "What is 6 times 7?"],
    ["user", "42"],
  ]);
  expect(second.records[0]?.trace.data.output).toMatchObject({ usedTools: [{ tool: "calculator", toolOutput: "42" }] });

  server.script({ ...calls, text: "Let me see." }, { text: "Then I guess." }, { text: "Well." });
  const rejected = await goOn(document, await run(document), "reject", "Guess.");
  expect(rejected.text).toBe("Well.");
  expect(rejected.records[0]?.trace.data.output).toMatchObject({ content: "Then I guess." });
});

//   start ─▶ agent: 0 ─▶ a, 1 ─▶ b
it("a condition agent sends the run the way that its model names", async () => {
  const say = (directReplyMessage: string) => ({ name: "directReplyAgentflow", inputs: { directReplyMessage } });
  const document = flow(
    {
      agent: {
        name: "conditionAgentAgentflow",
        inputs: {
          ...model("conditionAgentModel"),
          conditionAgentInput: "<p>{{ question }} </p>",
          conditionAgentScenarios: [{ scenario: "It is about money" }, { scenario: "It is about numbers" }],
        },
      },
      ...{ a: say("Money."), b: say("Numbers.") },
    },
    "start>agent agent:0>a agent:1>b",
  );
  server.script({ text: '```json\n{"output": "it is about numbers"}\n```' });
  const ran = await run(document);
  expect(ran.text).toBe("Numbers.");
  expect(JSON.parse(String(server.requests[0]?.body.messages?.at(-1)?.content))).toMatchObject({
    input: "What is 6 times 7?",
  });
});

//   start ─▶ llm ─▶ human: 0 ─▶ a, 1 ─▶ b
it.each([
  ["proceed", "Sent.", "a"],
  ["reject", "Not sent: too long", "b"],
])("a person's %s takes its branch", async (type, text) => {
  const say = (directReplyMessage: string) => ({ name: "directReplyAgentflow", inputs: { directReplyMessage } });
  const document = flow(
    {
      writer: { name: "llmAgentflow", inputs: model("llmModel") },
      human: {
        name: "humanInputAgentflow",
        inputs: { humanInputDescriptionType: "fixed", humanInputDescription: "Send it?" },
      },
      ...{ a: say("Sent."), b: say("Not sent: {{human}}") },
    },
    "start>writer writer>human human:0>a human:1>b",
  );
  server.script({ text: "Dear Jane." });
  const first = await run(document);
  expect(first.text).toBe("Dear Jane.\n\nSend it?");
  expect((await goOn(document, first, type, "too long")).text).toBe(text);
});

it("knowledge of a vector store is searched with the embedding model that stands beside it", async () => {
  const row = {
    ...{ vectorStore: "memoryVectorStore", vectorStoreConfig: {}, embeddingModel: "openAIEmbeddings" },
    embeddingModelConfig: { basepath: `${server.origin}/v1`, FLOWISE_CREDENTIAL_ID: "key" },
    ...{ knowledgeName: "handbook", knowledgeDescription: "Rules" },
  };
  const document = flow(
    { agent: { name: "agentAgentflow", inputs: { ...model("agentModel"), agentKnowledgeVSEmbeddings: [row] } } },
    "start>agent",
  );
  server.pages["/v1/embeddings"] = { body: { model: "m", data: [{ index: 0, embedding: [1, 0] }] } };
  server.script({ tools: [{ name: "handbook", args: { input: "pay" } }] }, { text: "Known." });
  const ran = await run(document);
  expect(ran.text).toBe("Known.");
  expect(ran.records.at(-1)?.trace.data.output).toMatchObject({ usedTools: [{ toolOutput: "Nothing was found." }] });
});

it("a model's trouble is told on its step, and tried again when its owner wants that", async () => {
  const llm = (more: Record<string, unknown> = {}) =>
    flow({ writer: { name: "llmAgentflow", inputs: { ...model("llmModel"), ...more } } }, "start>writer");
  server.script({ status: 401 });
  expect((await run(llm())).result).toMatchObject({ status: "failed", error: { nodeId: "writer" } });
  server.script({ status: 429 }, { text: "Now." });
  expect((await run(llm({ stepRetries: 1 }))).text).toBe("Now.");
});

it("what authors type into headers reaches the provider and no trace", async () => {
  server.script({ text: "Hello." });
  const typed = "canary-of-a-header";
  const llmModelConfig = { ...Object(model("llmModel")["llmModelConfig"]), baseOptions: `{"X-Api-Key": "${typed}"}` };
  const asking = { name: "llmAgentflow", inputs: { llmModel: "chatOpenAI", llmModelConfig } };
  const { text, events, records } = await run(flow({ asking }, "start>asking"));
  expect(text).toBe("Hello.");
  expect(server.requests[0]?.headers["x-api-key"]).toBe(typed);
  expect(JSON.stringify([events, records])).not.toContain(typed);
  expect(JSON.stringify(records)).toContain("gpt-4o-mini");
});
