import { describe, expect, it } from "vitest";
import { outputsOf } from "@/domain/catalogue/node-spec";
import { specOf } from "@/domain/catalogue/placeholder-spec";
import { isAppError } from "@/domain/errors";
import { parseFlowise } from "./parse-flowise";
import { sampleLookup } from "./testing/sample-specs";

const model = (over: object = {}) => ({
  id: "chatModel_0",
  type: "customNode",
  position: { x: 10, y: 20 },
  width: 300,
  height: 500,
  data: {
    id: "chatModel_0",
    label: "My model",
    version: 6,
    name: "chatModel",
    inputs: { cache: "", modelName: "small", temperature: "0.4", streaming: "", frequency: "0.1" },
    inputParams: [],
    inputAnchors: [{ name: "cache", type: "BaseCache" }],
    ...over,
  },
});

const agent = (inputs: object) => ({
  id: "toolAgent_0",
  type: "customNode",
  position: { x: 0, y: 0 },
  data: { id: "toolAgent_0", label: "Agent", version: 2, name: "toolAgent", inputs },
});

const tool = (n: number) => ({
  id: `calculator_${n}`,
  position: { x: 0, y: 0 },
  data: { id: `calculator_${n}`, label: `T${n}`, version: 1, name: "calculator" },
});

const toolWire = (n: number) => ({
  source: `calculator_${n}`,
  sourceHandle: `calculator_${n}-output-calculator-Calculator|Tool|Added`,
  target: "toolAgent_0",
  targetHandle: "toolAgent_0-input-tools-Tool",
});

const parse = (json: unknown) => parseFlowise(json, sampleLookup);

describe("wrappers", () => {
  const flow = { nodes: [tool(0)], edges: [] };

  it.each([
    ["an export", flow],
    ["the text of an export", JSON.stringify(flow)],
    [
      "a chatflow object of the REST API",
      { name: "Adder", type: "CHATFLOW", flowData: JSON.stringify({ ...flow, viewport: { x: 1, y: 2, zoom: 1 } }) },
    ],
    [
      "a workspace export with one flow",
      { FileDefaultName: "ExportData.json", ChatFlow: [{ name: "Adder", flowData: JSON.stringify(flow) }], Tool: [] },
    ],
    ["a template with a description", { description: "Adds", usecases: [], ...flow }],
  ])("%s is read", (_name, json) => {
    expect(parse(json).document.nodes.map((node) => node.id)).toEqual(["calculator_0"]);
  });

  it("that know a name or a viewport give it", () => {
    const { name, document } = parse({
      name: "Adder",
      flowData: JSON.stringify({ ...flow, viewport: { x: 1, y: 2, zoom: 0.5 } }),
    });
    expect(name).toBe("Adder");
    expect(document.viewport).toEqual({ x: 1, y: 2, zoom: 0.5 });
  });

  it.each([
    ["text that is not JSON", "nope", /not valid JSON/],
    ["a number", 5, /not a flow file/],
    ["an object of something else", { hello: "world" }, /“nodes” and “edges”/],
    ["several flows at once", { ChatFlow: [{ flowData: "{}" }, { flowData: "{}" }] }, /holds 2 flows/],
    ["a bomb of nested arrays", `{"nodes":${"[".repeat(5000)}${"]".repeat(5000)},"edges":[]}`, /nested too deeply/],
  ])("%s is refused in words", (_name, json, message) => {
    const refusal = (() => {
      try {
        return parse(json);
      } catch (error) {
        return error;
      }
    })();
    expect(isAppError(refusal) && refusal.code).toBe("invalid_input");
    expect(refusal).toHaveProperty("message", expect.stringMatching(message));
  });
});

describe("a known node", () => {
  const { document, report } = parse({ nodes: [model({ credential: "cred-1" })], edges: [] });

  it("keeps what a person typed, as stored, and drops what is empty", () => {
    expect(document.nodes[0]?.inputs).toEqual({ modelName: "small", temperature: "0.4", frequency: "0.1" });
  });

  it("is brought to this server's version, and the report says so", () => {
    expect(document.nodes[0]?.version).toBe(8.3);
    expect(report.nodes).toEqual([
      {
        id: "chatModel_0",
        name: "chatModel",
        label: "My model",
        status: "mapped",
        note: "Made with version 6; this server has 8.3. Not used here: frequency.",
      },
    ]);
  });

  it("keeps its credential's id and forgets measured sizes", () => {
    expect(document.nodes[0]).toMatchObject({ credentialId: "cred-1", label: "My model", position: { x: 10, y: 20 } });
    expect(document.nodes[0]?.size).toBeUndefined();
  });

  it("of the same version is exact", () => {
    expect(parse({ nodes: [tool(0)], edges: [] }).report.nodes[0]?.status).toBe("exact");
  });

  it("without a chosen output answers with its first", () => {
    const chain = {
      id: "llmChain_0",
      position: { x: 0, y: 0 },
      data: { name: "llmChain", version: 3, outputs: { output: "" } },
    };
    expect(parse({ nodes: [chain], edges: [] }).document.nodes[0]?.output).toBe("llmChain");
  });
});

describe("wires", () => {
  it("get short handle names, whatever classes their file adds", () => {
    const { document } = parse({ nodes: [tool(0), agent({})], edges: [toolWire(0)] });
    expect(document.edges).toEqual([
      {
        id: "calculator_0-calculator-toolAgent_0-tools",
        source: "calculator_0",
        sourceHandle: "calculator",
        target: "toolAgent_0",
        targetHandle: "tools",
      },
    ]);
  });

  it("of a list follow the order of the stored references", () => {
    const tools = [2, 0, 1].map((n) => `{{calculator_${n}.data.instance}}`);
    const { document } = parse({
      nodes: [tool(0), tool(1), tool(2), agent({ tools })],
      edges: [toolWire(0), toolWire(1), toolWire(2)],
    });
    expect(document.edges.map((edge) => edge.source)).toEqual(["calculator_2", "calculator_0", "calculator_1"]);
    expect(document.nodes.find((node) => node.id === "toolAgent_0")?.inputs).toEqual({});
  });

  it("into a slot for one keep the one that is referenced", () => {
    const models = [model(), { ...model(), id: "chatModel_1" }];
    const modelWire = (id: string) => ({
      source: id,
      sourceHandle: `${id}-output-chatModel-ChatModel|BaseChatModel`,
      target: "toolAgent_0",
      targetHandle: "toolAgent_0-input-model-BaseChatModel",
    });
    const { document, report } = parse({
      nodes: [...models, agent({ model: "{{chatModel_1.data.instance}}" })],
      edges: [modelWire("chatModel_0"), modelWire("chatModel_1")],
    });
    expect(document.edges.map((edge) => edge.source)).toEqual(["chatModel_1"]);
    expect(report.problems).toEqual([
      "“Agent” takes one wire at “Tool Calling Chat Model”; the one from chatModel_0 was left out.",
    ]);
  });

  it("whose input was renamed move to the only one that fits", () => {
    const moved = { ...toolWire(0), targetHandle: "toolAgent_0-input-oldTools-Tool" };
    expect(parse({ nodes: [tool(0), agent({})], edges: [moved] }).document.edges[0]?.targetHandle).toBe("tools");
  });

  it("that lead out of the file are left out with a sentence", () => {
    const { document, report } = parse({ nodes: [agent({})], edges: [toolWire(7)] });
    expect(document.edges).toEqual([]);
    expect(report.problems).toEqual([
      "A wire from calculator_7 to toolAgent_0 was left out: the file lacks calculator_7.",
    ]);
  });

  it("onto a field that lists values are kept (prompt values)", () => {
    const prompt = {
      id: "promptTemplate_0",
      position: { x: 0, y: 0 },
      data: {
        name: "promptTemplate",
        version: 1,
        inputs: { template: "{a}", promptValues: '{"a":"{{llmChain_0.data.instance}}"}' },
      },
    };
    const chain = {
      id: "llmChain_0",
      position: { x: 0, y: 0 },
      data: { name: "llmChain", version: 3, outputs: { output: "outputPrediction" } },
    };
    const { document } = parse({
      nodes: [prompt, chain],
      edges: [
        {
          source: "llmChain_0",
          sourceHandle: "llmChain_0-output-outputPrediction-string|json",
          target: "promptTemplate_0",
          targetHandle: "promptTemplate_0-input-promptValues-json",
        },
      ],
    });
    expect(document.edges[0]).toMatchObject({ sourceHandle: "outputPrediction", targetHandle: "promptValues" });
    expect(document.nodes[0]?.inputs["promptValues"]).toBe('{"a":"{{llmChain_0.data.instance}}"}');
  });
});

describe("an unknown node", () => {
  const stranger = {
    id: "faiss_0",
    type: "customNode",
    position: { x: 0, y: 0 },
    data: {
      id: "faiss_0",
      label: "Faiss",
      version: 1,
      name: "faiss",
      category: "Vector Stores",
      inputParams: [
        { label: "Path", name: "basePath", type: "string" },
        { label: "Top", name: "topK", type: "number", optional: true },
      ],
      inputAnchors: [{ label: "Embeddings", name: "embeddings", type: "Embeddings" }],
      inputs: { basePath: "", topK: "4", embeddings: "", undefined: "" },
      outputAnchors: [
        {
          name: "output",
          type: "options",
          options: [
            {
              id: "faiss_0-output-retriever-Faiss|BaseRetriever",
              name: "retriever",
              label: "Retriever",
              type: "Faiss | BaseRetriever",
            },
            { id: "faiss_0-output-vectorStore-Faiss", name: "vectorStore", label: "Store", type: "Faiss" },
          ],
        },
      ],
      outputs: { output: "vectorStore" },
    },
  };
  const { document, report } = parse({ nodes: [stranger], edges: [] });
  const [node] = document.nodes;
  const spec = node && specOf(node, sampleLookup, document.edges);

  it("is kept whole and reported as missing", () => {
    expect(node?.inputs).toEqual({ basePath: "", topK: "4", undefined: "" });
    expect(node?.output).toBe("vectorStore");
    expect(node?.opaque).toMatchObject({ category: "Vector Stores" });
    expect(report.nodes[0]).toMatchObject({ status: "missing" });
    expect(report.nodes[0]?.note).toMatch(/no such node/);
  });

  it("draws with its own inputs and handles", () => {
    expect(spec?.placeholder).toBe(true);
    expect(Object.entries(spec?.inputs ?? {}).map(([name, field]) => [name, field.type])).toEqual([
      ["embeddings", "slot"],
      ["basePath", "string"],
      ["topK", "number"],
    ]);
    expect(spec && outputsOf(spec).map((output) => [output.name, output.provides])).toEqual([
      ["retriever", ["Faiss", "BaseRetriever"]],
      ["vectorStore", ["Faiss"]],
    ]);
  });
});

describe("an agentflow", () => {
  const step = (id: string, over: object = {}, data: object = {}) => ({
    id,
    type: "agentFlow",
    position: { x: 5, y: 5 },
    data: {
      id,
      label: id,
      version: 1,
      name: id.replace(/_\d+$/, ""),
      category: "Agent Flows",
      outputAnchors: [{ id: `${id}-output-${id.replace(/_\d+$/, "")}` }],
      ...data,
    },
    ...over,
  });
  const { document, kind, report } = parse({
    nodes: [
      step(
        "llmAgentflow_0",
        { parentNode: "iterationAgentflow_0", extent: "parent" },
        { inputs: { llmUserMessage: "<p>{{ question }}</p>", llmUpdateState: "" } },
      ),
      step("startAgentflow_0", {}, { hideInput: true }),
      step("iterationAgentflow_0", { type: "iteration", style: { width: 481, height: 250 } }),
      step(
        "conditionAgentflow_0",
        {},
        { outputAnchors: [0, 1].map((n) => ({ id: `conditionAgentflow_0-output-${n}`, name: n, label: n })) },
      ),
    ],
    edges: [
      {
        source: "startAgentflow_0",
        sourceHandle: "startAgentflow_0-output-startAgentflow",
        target: "conditionAgentflow_0",
        targetHandle: "conditionAgentflow_0",
      },
      {
        source: "conditionAgentflow_0",
        sourceHandle: "conditionAgentflow_0-output-1",
        target: "iterationAgentflow_0",
        targetHandle: "iterationAgentflow_0",
        data: { edgeLabel: "1" },
      },
    ],
  });

  it("is recognised by its steps", () => {
    expect(kind).toBe("agentflow");
    expect(report.type).toBe("AGENTFLOW");
  });

  it("puts containers before what they hold and keeps their size", () => {
    const ids = document.nodes.map((node) => node.id);
    expect(ids.indexOf("iterationAgentflow_0")).toBeLessThan(ids.indexOf("llmAgentflow_0"));
    expect(document.nodes.find((node) => node.id === "iterationAgentflow_0")?.size).toEqual({
      width: 481,
      height: 250,
    });
    expect(document.nodes.find((node) => node.id === "llmAgentflow_0")).toMatchObject({
      parentId: "iterationAgentflow_0",
      position: { x: 5, y: 5 },
    });
  });

  it("leaves rich text as text and empty values as they were", () => {
    expect(document.nodes.find((node) => node.id === "llmAgentflow_0")?.inputs).toEqual({
      llmUserMessage: "<p>{{ question }}</p>",
      llmUpdateState: "",
    });
  });

  it("has wires from branches into the one input of a step, with their labels", () => {
    expect(document.edges.map(({ sourceHandle, targetHandle, label }) => [sourceHandle, targetHandle, label])).toEqual([
      ["startAgentflow", "input", undefined],
      ["1", "input", "1"],
    ]);
  });

  it("draws a start without an input", () => {
    const start = document.nodes.find((node) => node.id === "startAgentflow_0");
    expect(start && Object.keys(specOf(start, sampleLookup).inputs)).toEqual([]);
  });
});

describe("a careless or hostile file", () => {
  it("loses what has no id, keeps the first of two equal ids, and says so", () => {
    const { document, report } = parse({
      nodes: [{ data: {} }, tool(0), { ...tool(0), data: { name: "other" } }, null],
      edges: [null],
    });
    expect(document.nodes.map((node) => node.name)).toEqual(["calculator"]);
    expect(report.problems).toEqual([
      "A node without an id was left out.",
      "Two nodes have the id calculator_0; the second was left out.",
      "A node without an id was left out.",
      "A wire without both ends was left out.",
    ]);
  });

  it("cannot reach an object's prototype through the names of inputs", () => {
    const json = `{"nodes":[{"id":"calculator_0","position":{"x":0,"y":0},"data":{"name":"calculator","version":1,"inputs":{"__proto__":{"polluted":true},"constructor":"x"}}}],"edges":[]}`;
    const [node] = parse(json).document.nodes;
    expect(Object.keys(node?.inputs ?? {})).toEqual(["constructor"]);
    expect(Object.getPrototypeOf(node?.inputs)).toBe(Object.prototype);
    expect(JSON.stringify({})).toBe("{}");
  });

  it("with containers inside each other is drawn without them", () => {
    const inside = (id: string, parentNode: string) => ({ ...tool(0), id, parentNode });
    const { document } = parse({
      nodes: [inside("a_0", "b_0"), inside("b_0", "a_0"), inside("c_0", "gone_0")],
      edges: [],
    });
    const parents = new Map(document.nodes.map((node) => [node.id, node.parentId]));
    expect(parents.get("c_0")).toBeUndefined();
    expect([parents.get("a_0"), parents.get("b_0")].filter(Boolean)).toHaveLength(1);
  });
});
