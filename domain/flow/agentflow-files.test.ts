import { describe, expect, it } from "vitest";
import { exportFlow } from "./export-flow";
import type { FlowDocument } from "./flow-document";
import { parseFlowise } from "./parse-flowise";
import { draw, node } from "./testing/draw";
import { stepLookup, stepSpecs } from "./testing/step-specs";
import { toFlowise } from "./to-flowise";

const step = (id: string, inputs: Record<string, unknown> = {}) => {
  const spec = stepSpecs.find(({ name }) => name === id.replace(/_\d+$/, ""));
  return node(id, { label: spec?.label ?? id, version: spec?.version ?? 1, inputs });
};

/*
 *   start ─► condition ─0─► agent ─► human ─Proceed─► reply
 *                      ─Else─► iteration [ agent_1 ]  └Reject─► loop
 */
const rows = [{ type: "string", value1: "{{question}}", operation: "contains", value2: "x" }];
const flow: FlowDocument = draw(
  [
    step("startAgentflow_0", { startState: [{ key: "mail", value: "" }] }),
    step("conditionAgentflow_0", { conditions: rows }),
    step("agentAgentflow_0", {
      agentModel: "chatModel",
      agentModelConfig: {
        modelName: "small",
        secret: "hush",
        FLOWISE_CREDENTIAL_ID: "cred-1",
        agentModel: "chatModel",
      },
      agentTools: [
        { agentSelectedTool: "chatModel", agentSelectedToolConfig: { secret: "hush too", credential: "cred-2" } },
      ],
      stepOnError: "branch",
    }),
    step("humanInputAgentflow_0"),
    step("directReplyAgentflow_0", { directReplyMessage: "{{agentAgentflow_0}}" }),
    step("loopAgentflow_0", { loopBackToNode: "agentAgentflow_0-Agent" }),
    step("iterationAgentflow_0", { iterationInput: "[1]" }),
    { ...step("agentAgentflow_1"), parentId: "iterationAgentflow_0" },
  ],
  "startAgentflow_0 > conditionAgentflow_0.input",
  "conditionAgentflow_0.0 > agentAgentflow_0.input",
  "conditionAgentflow_0.1 > iterationAgentflow_0.input",
  "agentAgentflow_0 > humanInputAgentflow_0.input",
  "agentAgentflow_0.error > directReplyAgentflow_0.input",
  "humanInputAgentflow_0.0 > directReplyAgentflow_0.input",
  "humanInputAgentflow_0.1 > loopAgentflow_0.input",
);
const written = toFlowise(flow, stepLookup);
const entry = (id: string) => written.nodes.find((each) => each["id"] === id) ?? {};
const data = (id: string) => entry(id)["data"] as Record<string, unknown>;
const wire = (source: string, handle: string) =>
  written.edges.find((edge) => edge["sourceHandle"] === `${source}-output-${handle}`);

describe("an agentflow in a file", () => {
  it("comes back as the document it was", () => {
    const parsed = parseFlowise(JSON.stringify(written), stepLookup);
    expect(parsed.document).toEqual(flow);
    expect(parsed.kind).toBe("agentflow");
    expect(parsed.report.problems).toEqual([]);
    expect(parsed.report.nodes.map(({ status }) => status)).toEqual(flow.nodes.map(() => "exact"));
  });

  it("has steps as Flowise draws them: colour, hidden ends, numbered branches", () => {
    expect(data("startAgentflow_0")).toMatchObject({
      type: "Start",
      baseClasses: ["Start"],
      color: "#7EE787",
      hideInput: true,
      inputAnchors: [],
      outputAnchors: [{ id: "startAgentflow_0-output-startAgentflow", label: "Start", name: "startAgentflow" }],
      outputs: {},
    });
    expect(data("conditionAgentflow_0")).toMatchObject({
      outputAnchors: [
        { id: "conditionAgentflow_0-output-0", label: 0, name: 0 },
        { id: "conditionAgentflow_0-output-1", label: 1, name: 1, description: "Else" },
      ],
      outputs: { conditionAgentflow: "" },
    });
    expect(data("loopAgentflow_0")).toMatchObject({ hideOutput: true, outputAnchors: [] });
    expect(data("directReplyAgentflow_0")["type"]).toBe("DirectReply");
    expect(entry("iterationAgentflow_0")["type"]).toBe("iteration");
    expect(entry("agentAgentflow_1")).toMatchObject({ parentNode: "iterationAgentflow_0", extent: "parent" });
  });

  it("has wires as Flowise draws them: bare ids where they end, labels on branches", () => {
    expect(wire("conditionAgentflow_0", "1")).toMatchObject({
      targetHandle: "iterationAgentflow_0",
      type: "agentFlow",
      data: { sourceColor: "#FFB938", targetColor: "#9C89B8", edgeLabel: "1", isHumanInput: false },
    });
    expect(wire("humanInputAgentflow_0", "1")).toMatchObject({ data: { edgeLabel: "reject", isHumanInput: true } });
    expect(wire("startAgentflow_0", "startAgentflow")?.["data"]).not.toHaveProperty("edgeLabel");
  });

  it("describes the fields of rows, each kind of an input on its own, with conditions from the node down", () => {
    const [param] = (data("conditionAgentflow_0")["inputParams"] as Record<string, unknown>[]).filter(
      ({ name }) => name === "conditions",
    );
    const cells = param?.["array"] as Record<string, unknown>[];
    expect(cells.map(({ name, type }) => `${String(name)}: ${String(type)}`)).toEqual([
      "type: options",
      "value1: string",
      "value1: number",
      "operation: options",
      "operation: options",
      "value2: string",
      "value2: number",
    ]);
    expect(cells[5]).toMatchObject({
      show: { "conditions[$index].type": "string" },
      hide: { "conditions[$index].operation": "isEmpty" },
    });
  });

  it("describes a node used inside as Flowise's list with settings", () => {
    const params = data("agentAgentflow_0")["inputParams"] as Record<string, unknown>[];
    expect(params.find(({ name }) => name === "agentModel")).toMatchObject({
      type: "asyncOptions",
      loadMethod: "listModels",
      loadConfig: true,
    });
    expect(data("agentAgentflow_0")["inputs"]).toMatchObject({ agentModelConfig: { modelName: "small" } });
  });

  it("says nothing of trouble that nobody decided about", () => {
    expect(Object.keys(data("agentAgentflow_0")["inputs"] as object)).toContain("stepOnError");
    expect(Object.keys(data("agentAgentflow_1")["inputs"] as object)).not.toContain("stepOnError");
  });

  it("hands no credential and no secret of the nodes used inside to others", () => {
    const text = JSON.stringify(exportFlow(flow, stepLookup));
    for (const secret of ["hush", "hush too", "cred-1", "cred-2"]) expect(text).not.toContain(secret);
    expect(text).toContain('"modelName":"small"');
  });

  it("keeps a node's settings when it was made with another version", () => {
    const older = JSON.parse(JSON.stringify(written)) as typeof written;
    const raw = older.nodes.find((each) => each["id"] === "agentAgentflow_0")?.["data"] as Record<string, unknown>;
    raw["version"] = 1;
    const { document, report } = parseFlowise(older, stepLookup);
    expect(document).toEqual(flow);
    const agent = report.nodes.find(({ id }) => id === "agentAgentflow_0");
    expect(agent).toMatchObject({ status: "mapped", note: "Made with version 1; this server has 3.2." });
  });
});

describe("a conversation of two agents", () => {
  const converse = {
    message: "Begin",
    maxTurns: 3,
    summaryMethod: "reflection_with_llm",
    summaryPrompt: "Short",
  } as const;
  const talking = draw(
    [step("agentAgentflow_0"), step("agentAgentflow_1")],
    "agentAgentflow_0 > agentAgentflow_1.input",
  );
  const edges = talking.edges.map((edge) => ({ ...edge, converse }));
  const raw = (data: object) => {
    const { nodes, edges: wires } = toFlowise(talking, stepLookup);
    return JSON.stringify({ nodes, edges: wires.map((wire) => ({ ...wire, data })) });
  };

  it("comes back as it was led, and goes along in an export", () => {
    const text = JSON.stringify(toFlowise({ ...talking, edges }, stepLookup));
    expect(parseFlowise(text, stepLookup).document.edges).toEqual(edges);
    expect(exportFlow({ ...talking, edges }, stepLookup).edges).toMatchObject([{ data: { converse } }]);
  });

  it("that makes no sense is left out, and its wire stays", () => {
    for (const nonsense of [{ maxTurns: 0 }, { maxTurns: "many" }, { summaryMethod: "guess" }, "talk", null])
      expect(parseFlowise(raw({ converse: nonsense }), stepLookup).document.edges).toEqual(talking.edges);
  });
});
